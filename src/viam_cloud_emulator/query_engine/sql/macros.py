"""Functions for DuckDB that translated queries use, in DuckDB's SQL."""

from __future__ import annotations

MACROS = {
    # JSON as values of DuckDB; null for what is of another type.
    "json_or_null(x)": "CASE WHEN json_type(x) = 'NULL' THEN NULL ELSE x END",
    "json_number(x)": "CASE WHEN json_type(x) IN ('DOUBLE', 'BIGINT', 'UBIGINT') THEN CAST(x AS DOUBLE) END",
    "json_text(x)": "CASE WHEN json_type(x) = 'VARCHAR' THEN json_extract_string(x, '$') END",
    "text_time(x)": (
        "CASE WHEN regexp_matches(x, ':[0-9.]+[+-][0-9]{2}') THEN make_timestamp(epoch_us(TRY_CAST(x AS TIMESTAMPTZ)))"
        " ELSE TRY_CAST(x AS TIMESTAMP) END"
    ),
    "json_truth(x)": "CASE WHEN json_type(x) = 'BOOLEAN' THEN CAST(x AS BOOLEAN) END",
    # Conversions, parts of times, arrays.
    "number_text(x)": (
        "CASE WHEN x = trunc(x) AND abs(x) < 1e15 THEN CAST(CAST(x AS BIGINT) AS VARCHAR) ELSE CAST(x AS VARCHAR) END"
    ),
    "time_text(x)": "strftime(x, '%Y-%m-%dT%H:%M:%S.%gZ')",
    "json_string(x)": (
        "CASE json_type(x) WHEN 'VARCHAR' THEN json_extract_string(x, '$') WHEN 'BOOLEAN' THEN CAST(x AS VARCHAR)"
        " ELSE number_text(json_number(x)) END"
    ),
    "text_integer(x)": "CASE WHEN regexp_full_match(x, '[+-]?[0-9]+') THEN TRY_CAST(x AS HUGEINT) END",
    "week_of(x, first)": "date_trunc('day', x) - to_days(CAST((dayofweek(x) - first + 7) % 7 AS INTEGER))",
    "part_of(parts, n)": (
        "CASE WHEN abs(n) > len(parts) OR n >= len(parts) THEN '' WHEN n < 0 THEN parts[len(parts) + n + 1]"
        " ELSE parts[n + 1] END"
    ),
    "array_size(x)": "CASE WHEN json_type(x) = 'ARRAY' THEN CAST(json_array_length(x) AS INTEGER) END",
    "array_of(x)": "CASE WHEN json_type(x) = 'ARRAY' THEN json_extract(x, '$[*]') END",
    "array_part(x, start, n)": (
        "CASE WHEN start < 0 THEN array_of(x)[greatest(len(array_of(x)) + start, 0) + 1"
        " :greatest(len(array_of(x)) + start, 0) + n] ELSE array_of(x)[start + 1:start + n] END"
    ),
    # UNWIND: the elements of an array and their positions, and a document with one of them in its place.
    "unwound(x, outer_too)": (
        "CASE WHEN json_type(x) = 'ARRAY' AND json_array_length(x) > 0 THEN CAST(json_extract(x, '$[*]') AS JSON[])"
        " WHEN x IS NULL OR json_type(x) IN ('ARRAY', 'NULL')"
        " THEN CASE WHEN outer_too THEN [NULL::JSON] ELSE CAST([] AS JSON[]) END ELSE [x] END"
    ),
    "unwound_positions(x, outer_too)": (
        "CASE WHEN json_type(x) = 'ARRAY' AND json_array_length(x) > 0"
        " THEN range(CAST(json_array_length(x) AS BIGINT))"
        " WHEN x IS NULL OR json_type(x) IN ('ARRAY', 'NULL')"
        " THEN CASE WHEN outer_too THEN [NULL::BIGINT] ELSE CAST([] AS BIGINT[]) END ELSE [NULL::BIGINT] END"
    ),
    "with_member(document, patch, mark, x)": (
        "CAST(replace(CAST(json_merge_patch(document, patch) AS VARCHAR), mark, COALESCE(CAST(x AS VARCHAR), 'null'))"
        " AS JSON)"
    ),
}
"""By name and parameters."""
