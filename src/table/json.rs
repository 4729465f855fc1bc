//! Tables as JSON: an array of objects with the names of the columns.

use serde_json::{Map, Value};

use super::{Schema, no_such_column};
use crate::error::{Error, Result};

/// The records of a JSON array as lines of a tab-separated table: the names of the columns, then one line for each object.
///
/// A value is a string, a number, `null` for an empty cell, or an array; the elements of an array are joined by `|`, and
/// those of an array within one by `+`.
pub(super) fn to_lines(file: &str, text: &str, schema: Schema) -> Result<String> {
    let refused = |source| Error::Json { place: file.to_owned(), source };
    let records: Vec<Map<String, Value>> = serde_json::from_str(text).map_err(refused)?;
    for (record, row) in records.iter().zip(1..) {
        if let Some(name) = record.keys().find(|name| !schema.columns.contains(&name.as_str())) {
            return Err(fail(file, row, name, no_such_column(name, schema)));
        }
    }
    let present = |column: &str| records.iter().any(|record| record.contains_key(column));
    let columns = schema.columns.iter().zip(0..);
    let columns = columns.filter(|(column, i)| *i < schema.required || present(column));
    let columns: Vec<&str> = columns.map(|(column, _)| *column).collect();
    let mut lines = columns.join("\t");
    for (record, row) in records.iter().zip(1..) {
        let cells =
            columns.iter().map(|column| cell(record.get(*column).unwrap_or(&Value::Null), &['|', '+']));
        for (cell, column) in cells.zip(&columns) {
            let cell = cell.map_err(|message| fail(file, row, column, message))?;
            lines.push(if Some(column) == columns.first() { '\n' } else { '\t' });
            lines.push_str(&cell);
        }
    }
    Ok(lines)
}

/// The text of a value; the first of `separators` joins its elements.
fn cell(value: &Value, separators: &[char]) -> Result<String, String> {
    match (value, separators) {
        (Value::Null, _) => Ok(String::new()),
        (Value::Number(number), _) => Ok(number.to_string()),
        (Value::String(text), _) if text.contains(['\t', '\n', '\r']) => {
            Err("there is a tab or a line break in the text: remove it".to_owned())
        }
        (Value::String(text), _) => Ok(text.clone()),
        (Value::Array(values), [separator, rest @ ..]) => {
            let cells = values.iter().map(|value| element(value, *separator, rest));
            Ok(cells.collect::<Result<Vec<String>, String>>()?.join(&separator.to_string()))
        }
        _ => Err("give a string, a number, null or an array of them".to_owned()),
    }
}

fn element(value: &Value, separator: char, rest: &[char]) -> Result<String, String> {
    let cell = cell(value, rest)?;
    if cell.is_empty() || cell.contains(separator) {
        return Err(format!("an element of the array is empty or has `{separator}` in it"));
    }
    Ok(cell)
}

fn fail(file: &str, row: usize, column: &str, message: String) -> Error {
    Error::Table { file: file.to_owned(), row, column: column.to_owned(), message }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCHEMA: Schema = Schema { columns: &["id", "name", "aliases"], required: 2 };

    #[test]
    fn records_become_lines() {
        let json = r##"[{"name": "A", "id": 1}, {"aliases": ["x", ["y", "z"]], "id": "#2", "name": null}]"##;
        assert_eq!(to_lines("t", json, SCHEMA).unwrap(), "id\tname\taliases\n1\tA\t\n#2\t\tx|y+z");
        assert_eq!(to_lines("t", "[]", SCHEMA).unwrap(), "id\tname");
    }

    #[test]
    fn faults_name_row_and_column() {
        for (json, message) in [
            (
                r#"[{"id": 1}, {"nmae": 1}]"#,
                "t, row 2, column `nmae`: there is no such column: did you mean `name`?",
            ),
            (r#"[{"id": "a\tb"}]"#, "t, row 1, column `id`: there is a tab"),
            (r#"[{"id": true}]"#, "t, row 1, column `id`: give a string"),
            (r#"[{"id": ["a|b"]}]"#, "t, row 1, column `id`: an element of the array"),
            (r#"[{"id": [[["a"]]]}]"#, "t, row 1, column `id`: give a string"),
            ("{}", "t: invalid type"),
        ] {
            let error = to_lines("t", json, SCHEMA).unwrap_err().to_string();
            assert!(error.starts_with(message), "{error}");
        }
    }
}
