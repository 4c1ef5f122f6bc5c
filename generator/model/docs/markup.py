"""Comments as other tools want them, in plain text: HTML, and the tags of Javadoc and Doxygen."""

from __future__ import annotations

import html
import re

# What is code already, and stays as it is: fenced blocks, indented ones, and what stands in backticks.
_CODE = r"(?P<code>^[ ]*(?P<fence>```|~~~).*?(?:^[ ]*(?P=fence)[^\n]*$|\Z)|^[ ]{4}[^\n]*$|`[^`\n]+`)"
_PRE = r"<pre>(?P<pre>.*?)</pre>"
_LINK = r"<a\s[^>]*?href\s*=\s*[\"'](?P<address>[^\"']*)[\"'][^>]*>(?P<text>.*?)</a>"
_INLINE_CODE = r"<(?P<code_tag>code|tt|kbd)>(?P<inline>.*?)</(?P=code_tag)>"
_ITEM = r"\s*<(?P<item>li|dt|dd)>"
_TAG = r"</?(?P<tag>[a-z]+[1-6]?)(?:\s[^<>]*)?/?>"
_ENTITY = r"(?P<entity>&(?:#\d+|#x[0-9a-f]+|[a-z]+\d*);)"
_TOOL_TAG = r"^[ ]*[@\\](?P<tool_tag>[a-z]+)\b[ \t]*(?P<said>[^\n]*)$"
_MARKUP = re.compile(
    "|".join((_CODE, _TOOL_TAG, _PRE, _LINK, _INLINE_CODE, _ITEM, _TAG, _ENTITY)),
    re.DOTALL | re.IGNORECASE | re.MULTILINE,
)
_REPLACED_TAGS = {
    **dict.fromkeys(("p", "br", "ul", "ol", "dl", "div", "h1", "h2", "h3", "h4", "h5", "h6"), "\n\n"),
    **dict.fromkeys(("b", "strong", "i", "em", "u", "span", "small", "sub", "sup", "a", "font"), ""),
    **dict.fromkeys(("li", "dt", "dd"), ""),
}
_RETURNS = "Returns: "
_TAG_WITH_NAME = re.compile(r"(?P<name>[\w.]+)\s*[-:]?\s*(?P<text>.*)")


def plain_text(comment: str) -> str:
    """The comment without markup; lists, code and paragraphs keep the form that `paragraphs` knows."""
    return _MARKUP.sub(_plain, comment)


def _plain(match: re.Match[str]) -> str:
    if match["code"]:
        return match[0]
    if match["tool_tag"]:
        return _without_tool_tag(match[0], match["tool_tag"].lower(), plain_text(match["said"]))
    if match["pre"] is not None:
        return "\n```\n" + html.unescape(match["pre"]).strip("\n") + "\n```\n"
    if match["address"] is not None:
        text = " ".join(plain_text(match["text"]).split())
        return text if match["address"] in ("", "#", text) else f"{text} ({match['address']})"
    if match["inline"] is not None:
        return f"`{html.unescape(match['inline'])}`"
    if match["entity"]:
        return html.unescape(match["entity"]).replace("\xa0", " ")
    if match["item"]:
        return "\n- "
    # What is no tag is a placeholder: `<bed>`.
    return _REPLACED_TAGS.get(match["tag"].lower(), match[0])


def _without_tool_tag(line: str, tag: str, text: str) -> str:
    if tag in ("brief", "short", "summary"):
        return text
    if tag in ("return", "returns", "result"):
        return f"\n{_RETURNS}{text}"
    if tag in ("param", "tparam", "throws", "throw", "exception") and (named := _TAG_WITH_NAME.match(text)):
        return f"- {named['name']}" + (f": {named['text']}" if named["text"] else "")
    if tag in ("see", "sa", "link"):
        return f"\nSee {text}"
    if tag == "deprecated":
        return f"\nDeprecated: {text}"
    if tag in ("note", "warning", "since", "todo", "author"):
        return f"\n{tag.capitalize()}: {text}"
    return line
