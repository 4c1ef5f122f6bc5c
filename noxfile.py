"""Everything that is done to this project, as commands: `nox --list` names them."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import tarfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nox

nox.needs_version = ">=2025.5"
nox.options.reuse_existing_virtualenvs = True
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = [
    "lint",
    "generated",
    "breaking",
    "tests",
    "viam_sdk",
    "newest_protobuf",
]

_GROUPS = nox.project.load_toml("pyproject.toml")
_VIAM_SDK = ("viam-sdk==0.85.1", "protobuf==6.33.5")
_HAND_WRITTEN = (
    "generator",
    "src",
    "tests",
    "benchmarks",
    "examples",
    "docs/architecture_picture.py",
    "docs/site_hooks.py",
    "noxfile.py",
)
# One process more than there are cores, as tests wait now and then; each takes tests that follow one another, and so shares
# what they share. The limit, in seconds, is the last net under a test that hangs: none comes near it, however busy the machine.
_PYTEST = ("pytest", "-n", str((os.cpu_count() or 1) + 1), "--dist", "worksteal", "--timeout", "900")
# What another protobuf may change: not how calls are repeated, files are kept, or threads end.
_ON_MESSAGES = (
    "tests/sdk",
    "tests/runtime/messages",
    *(f"tests/runtime/flavours/test_{topic}.py" for topic in ("fork_and_pickle", "pagers")),
    *(f"tests/runtime/rpc/test_{topic}.py" for topic in ("calls", "uploads", "wire")),
    "tests/runtime/tables/test_tables.py",
    *(f"tests/runtime/test_{topic}.py" for topic in ("errors", "secrets")),
    *(
        f"tests/runtime/viam/test_{topic}.py"
        for topic in ("binary_ids", "captured_data", "data_capture", "filters", "fleet")
    ),
)
_VERSION_FILE = "src/viam_cloud_runtime/_version.py"
_STRICTLY_TYPED = ("generator", "src", "generated", "examples", "noxfile.py")


def _group(*names: str) -> list[str]:
    return [requirement for name in names for requirement in nox.project.dependency_groups(_GROUPS, name)]


@nox.session
def quickstart(session: nox.Session) -> None:
    """From .proto files to a report: regenerate, build, install, start a seeded emulator, run both example scripts."""
    session.install("pip", *_group("generate"))
    session.install("grpcio", "tenacity")
    session.run("python", "-m", "generator")
    dist = Path(session.create_tmp())
    for stale in dist.glob("*.whl"):
        stale.unlink()
    session.run("python", "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(dist), ".")
    wheel = next(dist.glob("*.whl"))
    session.install("--force-reinstall", "--no-deps", str(wheel))
    session.install(f"{wheel}[emulator]")
    for script in ("fleet_report.py", "fleet_report_async.py"):
        session.run("viam-cloud-emulator", "--seed", "examples/fleet.yaml", "--", "python", f"examples/{script}")


@nox.session
def generate(session: nox.Session) -> None:
    """Regenerate `generated/` from protos, metadata and templates."""
    session.install("-e", ".", *_group("generate"))
    session.run("python", "-m", "generator", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Format, lint, layers and types."""
    session.install("-e", ".[emulator]", *_group("generate", "test", "types"))
    session.run("ruff", "format", "--check", *_HAND_WRITTEN)
    session.run("ruff", "check", *_HAND_WRITTEN, "generated")
    session.run("lint-imports")
    with ThreadPoolExecutor() as side_by_side:
        checks = [
            side_by_side.submit(session.run, "pyright"),
            side_by_side.submit(session.run, "pyright", "--verifytypes", "viam_cloud", "--ignoreexternal"),
            side_by_side.submit(session.run, "mypy", *_STRICTLY_TYPED),
        ]
        for check in checks:
            check.result()


@nox.session
def generated(session: nox.Session) -> None:
    """What is committed is what the inputs give, every RPC is covered, and the pages of reference can be made."""
    session.install("-e", ".", *_group("generate"))
    session.run("python", "-m", "generator", "check")
    session.run("python", "-m", "generator", "coverage")
    session.run("python", "-m", "generator", "reference")


@nox.session
def breaking(session: nox.Session) -> None:
    """What breaks callers of the last release (`-- --against REV|PATH` for another): allowed by the version or by a list."""
    against = session.posargs[1] if len(session.posargs) > 1 and session.posargs[0] == "--against" else None
    if session.posargs and against is None:
        session.error("say what to compare with: nox -s breaking -- --against REV|PATH")
    release = against or _last_release()
    if release is None:
        session.log("nothing has been released yet, so nothing can break")
        return
    session.install("-e", ".", *_group("generate"))
    earlier, versions = Path(release), []  # a path does not say which version it is of
    if not earlier.exists():
        root = Path(session.create_tmp()) / "earlier"
        shutil.rmtree(root, ignore_errors=True)
        # What was generated then, and not its inputs: old metadata may name what the runtime no longer has.
        kept = [f"generated/viam_cloud/{name}" for name in ("descriptors.binpb", "surface.jsonl")]
        _extract(session, release, root, _VERSION_FILE, *kept)
        earlier = root / "generated" / "viam_cloud"
        versions = ["--versions", _version(root / _VERSION_FILE), _version(Path(_VERSION_FILE))]
    gate = ["--fail-on", "breaking", "--allow", "protos/allowed_breaks.toml", *versions]
    session.run("python", "-m", "generator", "diff", str(earlier), *gate)


@nox.session
def tests(session: nox.Session) -> None:
    """Every test, or those named after `--`."""
    session.install("-e", ".[emulator]", *_group("generate", "test"))
    session.run(*_PYTEST, *session.posargs)


@nox.session
def viam_sdk(session: nox.Session) -> None:
    """With the official SDK: both in one process, its scripts against the emulator, and the same calls of both compared."""
    session.install("-e", ".[emulator]", *_VIAM_SDK, *_group("test"))
    session.run(*_PYTEST, "tests/peers")
    session.run("python", "-m", "tests.peers.parity", *session.posargs)


@nox.session
def newest_protobuf(session: nox.Session) -> None:
    """The SDK on the newest protobuf that it allows: every RPC, and what the runtime does with messages."""
    session.install("-e", ".[emulator]", "protobuf>=7,<8", *_group("test"))
    session.run(*_PYTEST, *(session.posargs or _ON_MESSAGES))


@nox.session
def browser(session: nox.Session) -> None:
    """The documentation site in Chromium, which has to be installed: search, tabs, dark mode, a phone, and every link."""
    session.install("-e", ".", *_group("browser", "docs", "generate", "test"))
    _build_site(session)
    session.run("pytest", "tests/site", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """The documentation site, built strictly into `site/`; `-- serve` shows it, `-- mike ...` keeps versions of it."""
    session.install("-e", ".", *_group("docs", "generate"))
    command = session.posargs or ["build", "--quiet"]
    _build_site(session, *(command if command[0] == "mike" else ["mkdocs", *command]))


@nox.session
def distributed(session: nox.Session) -> None:
    """Plans at full size, on Dask that dies in parts, on Ray and on Spark; then rows per second with 1, 2 and 4 processes."""
    session.install("-e", ".[emulator]", *_group("bench", "test"))
    # Not every Python has a wheel of Ray; Spark takes Java, and is left out without it.
    session.install("ray", success_codes=[0, 1, 2])
    session.install("pyspark", success_codes=[0, 1, 2])
    tests = ("tests/runtime/viam/distributed", *session.posargs)
    session.run("pytest", "--timeout", "3600", *tests, env={"VIAM_CLOUD_FULL_SIZE": "1"})
    session.run("python", "-m", "benchmarks.scaling")


@nox.session
def soak(session: nox.Session) -> None:
    """20,000 mixed calls in each flavour, against a server that fails and is killed; `-- CALLS KILLS` for others."""
    session.install("-e", ".", *_group("test"))
    session.run("python", "-m", "benchmarks.soak", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Ours beside bare gRPC stubs and viam-sdk; `-- --help` names what is measured, `-- --publish` updates the docs."""
    session.install("-e", ".[emulator]", *_VIAM_SDK, *_group("bench", "generate", "test"))
    session.run("python", "-m", "benchmarks", *session.posargs)


def _build_site(session: nox.Session, *command: str) -> None:
    """Makes the pages of reference, then runs MkDocs, or what runs it, without the theme's advertisement for its successor."""
    session.run("python", "-m", "generator", "reference")
    session.run(*(command or ("mkdocs", "build", "--quiet")), env={"NO_MKDOCS_2_WARNING": "1"})


def _last_release() -> str | None:
    """The newest tag of a release that the checkout comes from."""
    command = ["git", "describe", "--tags", "--abbrev=0", "--match", "v[0-9]*"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    return found.stdout.strip() or None


def _extract(session: nox.Session, revision: str, target: Path, *paths: str) -> None:
    """Writes files as they were in a revision."""
    archived = subprocess.run(["git", "archive", revision, "--", *paths], capture_output=True, check=False)
    if archived.returncode:
        session.error(f"{revision} is no path, and git cannot read it: {archived.stderr.decode().strip()}")
    with tarfile.open(fileobj=io.BytesIO(archived.stdout)) as files:
        files.extractall(target, filter="data")


def _version(path: Path) -> str:
    found = re.search(r'__version__ = "(.+)"', path.read_text(encoding="utf-8"))
    assert found is not None, path
    return found[1]
