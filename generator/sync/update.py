"""One update, from upstream's facts and today's words to new files and the lists of what is left to do. Writes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from google.protobuf.descriptor_pb2 import FileDescriptorProto

from generator.inputs.comments import element_names
from generator.inputs.history import HISTORY_FILE, History, history_text
from generator.inputs.metadata import Metadata
from generator.inputs.schema import MethodMetadata
from generator.inputs.sources import Sources
from generator.model.api import Api
from generator.model.build import build_api
from generator.model.plan.plan import Plan
from generator.problems import Problems
from generator.surface.compare import compare
from generator.surface.report import change_report
from generator.surface.shapes import Surface, surface_of
from generator.sync import lists
from generator.sync.code_uses import code_uses, gone_names
from generator.sync.facts import Facts, choose_facts, symbols_of
from generator.sync.lists import TodoList
from generator.sync.order import written_order
from generator.sync.proof import check_sound, compiled, facts_digest
from generator.sync.proto_text import file_text
from generator.sync.record import KEPT_WORDS_FILE, UPSTREAM_FILE, Record, kept_words_text, record_text
from generator.sync.renamed_elements import renames
from generator.sync.stubs import missing_tables
from generator.sync.upstream import Upstream
from generator.sync.words import Placement, Words, place, read_words


@dataclass(frozen=True)
class Tree:
    """What `protos/` holds before an update."""

    sources: Sources
    texts: Mapping[str, str]  # of its .proto files
    metadata: Metadata
    record: Record
    kept_words: Mapping[str, Words]
    history: History

    @property
    def files(self) -> dict[str, FileDescriptorProto]:
        """The API's own files by name."""
        return {file.name: file for file in self.sources.own_files}


@dataclass(frozen=True)
class SyncOptions:
    """What is asked of an update."""

    source: str
    version: str | None = None
    add: Sequence[str] = ()
    package: str = "api"


@dataclass(frozen=True)
class Update:
    """What an update comes to."""

    files: Mapping[str, str | None]  # below `protos/`; None: the file goes
    stubs: Mapping[str, str]  # to be added to files of metadata
    lists: Sequence[TodoList]
    report: str  # of what changes for callers

    @property
    def needs_hand(self) -> bool:
        """Whether something is left to do by hand."""
        return any(todo.items and todo.needs_hand for todo in self.lists)


def plan_update(tree: Tree, upstream: Upstream, options: SyncOptions, code: Mapping[str, Path]) -> Update:
    """The update to upstream's facts; raises `GenerationError` if anything is wrong. `code` has folders to look into."""
    problems = Problems()
    facts = choose_facts(
        tree.files, upstream.files, own=tree.record.own, add=options.add, place=options.source, problems=problems
    )
    problems.stop_if_any()
    check_sound(facts.files, options.source, problems)
    problems.stop_if_any()
    renamed = renames(tree.files.values(), facts.files.values())
    names = element_names(facts.files.values())
    # What was put aside comes back with its element; what stands at an element is newer.
    words = {**tree.kept_words, **read_words(tree.files.values())}
    placement = place(words, [*names, *facts.files], renamed)
    texts = _texts(tree, facts, placement, renamed, upstream)
    sources = compiled(texts, {name: file for name, file in facts.files.items() if name not in tree.record.own})
    files: dict[str, str | None] = {**dict.fromkeys(tree.files), **texts}
    has_changed = any(files[name] != tree.texts.get(name) for name in files)
    record = _record(tree.record, upstream, options, has_changed=has_changed)
    digests = {file.name: facts_digest(file) for file in sources.own_files}
    files[UPSTREAM_FILE] = record_text(replace(record, facts=digests))
    history = _history(tree, record, names)
    files[HISTORY_FILE] = history_text(history) if history.versions else None
    files[KEPT_WORDS_FILE] = kept_words_text(placement.aside) or None
    before, _, _ = _model(tree.sources, tree.metadata, options.package)
    after, api, misfits = _model(sources, tree.metadata, options.package)
    plan = Plan(sources, tree.metadata, Problems())
    todo = (
        lists.without_words(names, placement.words, read_words(upstream.files.values())),
        lists.put_aside(placement.aside, KEPT_WORDS_FILE),
        lists.moved_words(placement.moved),
        lists.guessed_retries(api, _tables(plan)),
        lists.stale_metadata(misfits.found, renamed),
        TodoList("code that uses what is gone", tuple(code_uses(code, gone_names(before, after)))),
        lists.left_services(facts.left_services),
    )
    report = change_report(compare(before, after), (), after, "text")
    return Update(files, missing_tables(plan, tree.metadata, api), todo, report)


def _texts(
    tree: Tree, facts: Facts, placement: Placement, renamed: Mapping[str, str], upstream: Upstream
) -> dict[str, str]:
    symbols = symbols_of(facts.files.values())
    today = [renamed.get(name, name) for name in written_order(tree.files.values())]
    texts: dict[str, str] = {}
    for name, file in facts.files.items():
        if name in tree.record.own:
            texts[name] = tree.texts[name]
        else:
            # Upstream's text says what stands where; of descriptors alone, today's does.
            order = written_order([upstream.files[name]]) or today
            texts[name] = file_text(file, placement.words, order, symbols)
    return texts


def _record(record: Record, upstream: Upstream, options: SyncOptions, *, has_changed: bool) -> Record:
    version = options.version or upstream.version
    if not version and not has_changed and record.source:
        return record
    return replace(record, source=options.source, version=version)


def _history(tree: Tree, record: Record, names: Sequence[str]) -> History:
    """Since when elements exist, with what this update brings; where versions have no names, nothing can be said."""
    earlier, version = tree.record.version, record.version
    if not earlier or not version or earlier == version:
        return tree.history
    return tree.history.updated((earlier, element_names(tree.sources.own_files)), (version, names))


def _model(sources: Sources, metadata: Metadata, package: str) -> tuple[Surface, Api, Problems]:
    """The model as far as metadata fits, and where it does not."""
    problems = Problems()
    api = build_api(package, sources, metadata, problems)
    return surface_of(api, sources), api, problems


def _tables(plan: Plan) -> dict[str, MethodMetadata]:
    return {
        f"{service.full_name}.{rpc.name}": service.metadata_of(rpc.name)[0]
        for service in plan.services.values()
        for rpc in service.descriptor.method
    }
