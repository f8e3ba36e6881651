"""Every check is a function from the tree to its findings."""

from . import calls, headers, layers, migrations, sentences, shape, sql

ALL = [
    layers.check_layers,
    layers.check_libraries,
    calls.check_banned_calls,
    calls.check_floating_point,
    sql.check_sql_text,
    migrations.check_migrations,
    headers.check_dead_headers,
    headers.check_first_includes,
    shape.check_open_ends,
    shape.check_file_lengths,
    shape.check_function_lengths,
    shape.check_test_cases,
    sentences.check_sentences,
]
