"""What the builders of methods share: look-ups, adapters, views, and where problems go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.docs.docs import DocWriter
from generator.model.docs.examples import example_problem
from generator.model.plan.index import DescriptorIndex
from generator.model.types.adapters import Adapter
from generator.model.types.requests import Requests
from generator.model.types.types import Types
from generator.problems import Problems


@dataclass(frozen=True)
class Context:
    """Everything that does not change from method to method."""

    package: str
    index: DescriptorIndex
    types: Types
    requests: Requests
    docs: DocWriter
    adapters: Mapping[str, Adapter]
    message_modules: Mapping[str, str]  # file, ours or not -> public module, with the package
    problems: Problems

    def adapter(self, name: str, place: str) -> Adapter | None:
        """The adapter of that name; an unknown one is a problem."""
        found = self.adapters.get(name)
        if found is None:
            message = f"unknown adapter {name!r}; known are {', '.join(sorted(self.adapters))}"
            self.problems.add(place, message, got=name, known=self.adapters)
        return found

    def adapter_for(self, name: str, type_name: str, place: str) -> Adapter | None:
        """The adapter of that name, for values of a message or enum; one that is made for another is a problem."""
        found = self.adapter(name, place)
        # Of one that is made for what is gone, its own table says so.
        if found is not None and found.message in self.index.entries and found.message != type_name.lstrip("."):
            got = type_name.lstrip(".") or "a plain value"
            self.problems.add(place, f"{name} is for {found.message}, and this is {got}")
        return found

    def example(self, text: str, place: str) -> str:
        """An example that metadata gives, without the line breaks around it; "" if it is none, which is a problem."""
        if problem := example_problem(text):
            self.problems.add(place, problem)
            return ""
        return text.strip("\n")
