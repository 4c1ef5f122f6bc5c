"""Pages of the cookbook: what each says of its scripts, how they are run and what they print."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
COOKBOOK = ROOT / "docs" / "cookbook"

_SHOWN = re.compile(r'^ *--8<-- "examples/(?P<name>[\w.]+)"$', re.MULTILINE)
_PICTURE = re.compile(r"!\[[^\]]+\]\(pictures/(?P<name>[\w-]+\.\w+)\)")
_FENCE = re.compile(r"^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_LEFT_OUT = "…"


@dataclass(frozen=True)
class Recipe:
    """A page of the cookbook.

    Attributes:
        page: The page's file.
        text: What is in it.
    """

    page: Path
    text: str

    @classmethod
    def of(cls, page: Path) -> Recipe:
        """The recipe that a page has."""
        return cls(page, page.read_text(encoding="utf-8"))

    @property
    def main_script(self) -> str:
        """The script that the page is called after; where it is no Python, the file."""
        name = self.page.stem.replace("-", "_")
        return next((shown for shown in self.shown_files if Path(shown).stem == name), f"{name}.py")

    @property
    def shown_files(self) -> list[str]:
        """The files of `examples/` that the page shows."""
        return [match["name"] for match in _SHOWN.finditer(self.text)]

    @property
    def scripts(self) -> list[str]:
        """The scripts to run, each of which prints what the page shows: that of the page, and its asyncio twin if there is one."""
        twin = self.main_script.replace(".py", "_async.py")
        return [self.main_script, *([twin] if twin in self.shown_files else [])]

    @property
    def pictures(self) -> list[str]:
        """Pictures that the page shows."""
        return [match["name"] for match in _PICTURE.finditer(self.text)]

    @property
    def output(self) -> str | None:
        """What the script prints, as the page has it; None if the page has not."""
        return next((text for language, text in self._output_fences if language == "text"), None)

    def commands(self, script: str) -> list[list[str]]:
        """The commands that print the output: those in the page's section, otherwise one that runs the script."""
        shown = next((text for language, text in self._output_fences if language == "sh"), None)
        lines = (shown or f"python examples/{self.main_script}").replace(self.main_script, script).splitlines()
        return [shlex.split(line) for line in lines]

    @property
    def _output_fences(self) -> list[tuple[str, str]]:
        section = self.text.partition("\n## Output\n")[2].partition("\n## ")[0]
        return [(match["language"], match["text"]) for match in _FENCE.finditer(section)]


def load_recipes() -> list[Recipe]:
    """All pages of the cookbook but its index."""
    pages = sorted(path for path in COOKBOOK.glob("*.md") if path.name != "index.md")
    return [Recipe.of(page) for page in pages]


def is_shown_as(printed: str, shown: str) -> bool:
    """Whether a page shows what was printed: `…` stands for anything within a line, as a line of its own for any lines."""
    patterns = (
        "(?:.*\n)*" if line == _LEFT_OUT else ".*".join(map(re.escape, line.split(_LEFT_OUT))) + "\n"
        for line in shown.splitlines()
    )
    lines = "".join(f"{line.rstrip()}\n" for line in printed.splitlines())
    return re.fullmatch("".join(patterns), lines) is not None
