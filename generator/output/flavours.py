"""The two flavours of generated code: what differs is here, everything else is said once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.model.elements import REQUESTS_TYPE, Doc
from generator.model.plan.modules import AIO_PACKAGE


@dataclass(frozen=True)
class Flavour:
    """The words in which a flavour differs from the other."""

    name: str  # of the runtime's package
    is_async: bool

    @property
    def runtime_module(self) -> str:
        """Where the runtime has what this flavour builds on."""
        return f"viam_cloud_runtime.{self.name}"

    @property
    def async_(self) -> str:
        """What stands before a `for` or `with` that waits."""
        return "async " if self.is_async else ""

    @property
    def def_(self) -> str:
        """How a method that waits for the network begins."""
        return "async def" if self.is_async else "def"

    @property
    def await_(self) -> str:
        """What stands before a call that waits."""
        return "await " if self.is_async else ""

    def requests_type(self, message: str) -> str:
        """What a client stream takes."""
        return f"AsyncIterable[{message}] | Iterable[{message}]" if self.is_async else f"Iterable[{message}]"

    def doc(self, doc: Doc) -> Doc:
        """A docstring in this flavour."""
        requests = "iterable or async iterable" if self.is_async else "iterable"
        args = (replace(arg, type_text=arg.type_text.replace(REQUESTS_TYPE, requests)) for arg in doc.args)
        return replace(doc, args=tuple(args), example=self.code(doc.example))

    def module(self, package: str, module: str) -> str:
        """The full name of a module that exists in both flavours."""
        return ".".join(part for part in (package, AIO_PACKAGE if self.is_async else "", module) if part)

    def code(self, source: str) -> str:
        """Example code, which is written for the async flavour, in this one."""
        return source if self.is_async else re.sub(rf"\b(await|async) |(?<=\w)\.{AIO_PACKAGE}(?=[. ])", "", source)


BLOCKING = Flavour("blocking", is_async=False)
ASYNC = Flavour("aio", is_async=True)
FLAVOURS = (BLOCKING, ASYNC)
