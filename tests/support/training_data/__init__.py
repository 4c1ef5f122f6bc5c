"""The methods of `DataClient`, each called as documented."""

from tests.support.data_cases import binary, capture, datasets, indexes, pipelines, sequences, tabular

CASES = [
    *tabular.CASES,
    *binary.CASES,
    *datasets.CASES,
    *sequences.CASES,
    *indexes.CASES,
    *pipelines.CASES,
    *capture.CASES,
]
