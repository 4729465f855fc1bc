/tmp/wt-tables/tools/check-tables/target/debug/deps/check_tables-75244cf556a3b688.d: /tmp/wt-tables/clippy.toml src/main.rs src/form.rs src/leaders.rs src/names.rs src/references.rs src/report.rs src/table.rs src/../shared_seats.tsv Cargo.toml

/tmp/wt-tables/tools/check-tables/target/debug/deps/libcheck_tables-75244cf556a3b688.rmeta: /tmp/wt-tables/clippy.toml src/main.rs src/form.rs src/leaders.rs src/names.rs src/references.rs src/report.rs src/table.rs src/../shared_seats.tsv Cargo.toml

/tmp/wt-tables/clippy.toml:
src/main.rs:
src/form.rs:
src/leaders.rs:
src/names.rs:
src/references.rs:
src/report.rs:
src/table.rs:
src/../shared_seats.tsv:
Cargo.toml:

# env-dep:CARGO_MANIFEST_DIR=/tmp/wt-tables/tools/check-tables
# env-dep:CLIPPY_ARGS=-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__
# env-dep:CLIPPY_CONF_DIR
