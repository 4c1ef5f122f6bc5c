"""The generator as a plugin of protoc and buf: a CodeGeneratorRequest comes in, the files of an SDK go out.

protoc -I protos --viam-cloud_out=sdk --viam-cloud_opt=package=acme protos/shop/v1/*.proto
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from google.protobuf.compiler.plugin_pb2 import CodeGeneratorRequest, CodeGeneratorResponse
from google.protobuf.descriptor_pb2 import Edition, FileDescriptorSet

from generator.generate import Paths, generated_from, load_from
from generator.inputs.sources import sources_of
from generator.problems import GenerationError, Problem, Problems, did_you_mean

_SWITCHES = ("keep_options", "self_contained")
_OPTIONS = {
    "package": "name of the Python package to make",
    "methods": "directory of method metadata",
    "templates": "directory of templates that take the place of the generator's",
    **dict.fromkeys(_SWITCHES, "true or false"),
}


def main() -> int:
    """Answers the request on standard input; what is wrong is part of the answer, as protoc wants it."""
    request = CodeGeneratorRequest.FromString(sys.stdin.buffer.read())
    sys.stdout.buffer.write(respond(request).SerializeToString())
    return 0


def respond(request: CodeGeneratorRequest) -> CodeGeneratorResponse:
    """The SDK of the files to generate; those that they import lend their messages."""
    response = CodeGeneratorResponse(
        supported_features=CodeGeneratorResponse.FEATURE_PROTO3_OPTIONAL
        | CodeGeneratorResponse.FEATURE_SUPPORTS_EDITIONS,
        minimum_edition=Edition.EDITION_PROTO2,
        maximum_edition=Edition.EDITION_2023,
    )
    try:
        for name, content in _files(request).items():
            response.file.add(name=name, content=content)
    except GenerationError as error:
        response.error = "\n".join(str(problem) for problem in error.problems)
    return response


def _files(request: CodeGeneratorRequest) -> Mapping[str, str]:
    options = _options(request.parameter)
    methods, templates = (Path(options[name]) if name in options else None for name in ("methods", "templates"))
    keep_options, self_contained = (options.get(name, "false") != "false" for name in _SWITCHES)
    paths = Paths(
        Path(),
        methods,
        options["package"],
        Path(),
        templates=templates,
        keep_options=keep_options,
        self_contained=self_contained,
    )
    sources = sources_of(FileDescriptorSet(file=request.proto_file), request.file_to_generate)
    with generated_from(load_from(sources, paths), paths) as out:
        # The answer holds text alone, so that the record of the descriptors is left out.
        texts = (path for path in sorted(out.rglob("*")) if path.is_file() and path.suffix != ".binpb")
        return {path.relative_to(out).as_posix(): path.read_text(encoding="utf-8") for path in texts}


def _options(parameter: str) -> dict[str, str]:
    """`package=acme,methods=protos/methods`, as protoc hands options on."""
    options: dict[str, str] = {}
    problems = Problems()
    for part in filter(None, parameter.split(",")):
        name, _, value = part.partition("=")
        if name not in _OPTIONS:
            known = ", ".join(f"{key} ({text})" for key, text in _OPTIONS.items())
            problems.found.append(
                Problem(f"option {name}", f"no such option; known are {known}{did_you_mean(name, _OPTIONS)}")
            )
        options[name] = value
    if not options.get("package"):
        problems.add("option package", "say what to call the Python package, such as package=acme")
    problems.stop_if_any()
    return options


if __name__ == "__main__":
    sys.exit(main())
