//! Documents: a text with its name and date, and the ways to load one or many.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
};

use serde::{Deserialize, Serialize};

use crate::{
    date::Date,
    error::{Error, Result},
};

/// A text to be read, with an id and, where it is known, the day it was published.
///
/// The text is kept as it was given; every position in a [`Reading`](crate::Reading) is a byte offset into it.
///
/// ```
/// use diplograph::Document;
///
/// let document = Document::new("d1", "Japan and South Korea held talks on Monday.")
///     .with_published("2023-03-14".parse()?);
/// assert_eq!(document.id(), "d1");
/// assert_eq!(document.published().unwrap().to_string(), "2023-03-14");
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    #[serde(rename = "document")]
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    text: String,
}

impl Document {
    /// A document with no date.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Document {
        Document { id: id.into(), published: None, title: None, source: None, text: text.into() }
    }

    /// The same document, published on this date. Relative times in the text ("on Wednesday") are resolved against it.
    pub fn with_published(mut self, date: Date) -> Document {
        self.published = Some(date);
        self
    }

    /// The same document under this title. The title is not part of the text and is not read.
    pub fn with_title(mut self, title: impl Into<String>) -> Document {
        self.title = Some(title.into());
        self
    }

    /// The same document from this source, such as the name of an outlet or an address.
    pub fn with_source(mut self, source: impl Into<String>) -> Document {
        self.source = Some(source.into());
        self
    }

    /// A document from one JSON object: `{"document": …, "text": …}`, optionally with `published`, `title`, `source`;
    /// other fields are passed over.
    ///
    /// # Errors
    /// [`Error::Json`] where the text is no such object.
    ///
    /// ```
    /// use diplograph::Document;
    /// let document = Document::from_json(r#"{"document": "d1", "published": "2021-12-01", "text": "…"}"#)?;
    /// assert_eq!(document.text(), "…");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn from_json(json: &str) -> Result<Document> {
        from_json_at(json, || "JSON document".to_owned())
    }

    /// A document from a text file; its id is the file's name without the extension.
    /// Bytes that are not UTF-8 are replaced by U+FFFD, and offsets count in the text so made.
    ///
    /// # Errors
    /// [`Error::Io`] where the file cannot be read.
    pub fn from_text_file(path: impl AsRef<Path>) -> Result<Document> {
        let path = path.as_ref();
        let bytes = fs::read(path).map_err(|source| Error::Io { path: path.to_owned(), source })?;
        let id = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy();
        Ok(Document::new(id, String::from_utf8_lossy(&bytes)))
    }

    /// The id, unique in whatever collection the document comes from.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The date of publication, where it is known.
    pub fn published(&self) -> Option<Date> {
        self.published
    }

    /// The title, where one was given apart from the text.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// Where the document comes from, if that was given.
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// The text as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }
}

fn from_json_at(json: &str, place: impl FnOnce() -> String) -> Result<Document> {
    serde_json::from_str(json).map_err(|source| Error::Json { place: place(), source })
}

/// The documents of a JSON Lines stream, one line at a time; the memory used is that of the longest line.
///
/// A line that cannot be read is an error that names the file and the line, and the next item is the line after it;
/// empty lines are passed over. After an I/O error the stream ends.
///
/// ```
/// use diplograph::JsonLines;
///
/// let lines = "{\"document\": \"a\", \"text\": \"…\"}\nnot JSON\n{\"document\": \"b\", \"text\": \"…\"}\n";
/// let items: Vec<_> = JsonLines::new(lines.as_bytes(), "news.jsonl").collect();
/// assert_eq!(items[0].as_ref().unwrap().id(), "a");
/// assert!(items[1].as_ref().unwrap_err().to_string().starts_with("news.jsonl:2: "));
/// assert_eq!(items[2].as_ref().unwrap().id(), "b");
/// ```
#[derive(Debug)]
pub struct JsonLines<R> {
    input: R,
    name: String,
    line: usize,
    buffer: Vec<u8>,
    ended: bool,
}

impl<R: BufRead> JsonLines<R> {
    /// The documents of `input`; `name` is what errors call it.
    pub fn new(input: R, name: impl Into<String>) -> JsonLines<R> {
        JsonLines { input, name: name.into(), line: 0, buffer: Vec::new(), ended: false }
    }

    fn place(&self) -> String {
        format!("{}:{}", self.name, self.line)
    }

    fn document(&self) -> Option<Result<Document>> {
        let text = match std::str::from_utf8(&self.buffer) {
            Ok(text) => text,
            Err(e) => return Some(Err(Error::Utf8 { place: self.place(), offset: e.valid_up_to() })),
        };
        let text = if self.line == 1 { text.trim_start_matches('\u{feff}') } else { text };
        (!text.trim().is_empty()).then(|| from_json_at(text, || self.place()))
    }
}

impl JsonLines<BufReader<fs::File>> {
    /// The documents of a file.
    ///
    /// # Errors
    /// [`Error::Io`] where the file cannot be opened.
    pub fn open(path: impl AsRef<Path>) -> Result<JsonLines<BufReader<fs::File>>> {
        let path = path.as_ref();
        let file = fs::File::open(path).map_err(|source| Error::Io { path: path.to_owned(), source })?;
        Ok(JsonLines::new(BufReader::new(file), path.display().to_string()))
    }
}

impl<R: BufRead> Iterator for JsonLines<R> {
    type Item = Result<Document>;

    fn next(&mut self) -> Option<Result<Document>> {
        while !self.ended {
            self.buffer.clear();
            self.line += 1;
            match self.input.read_until(b'\n', &mut self.buffer) {
                Ok(0) => self.ended = true,
                Ok(_) => {
                    if let Some(item) = self.document() {
                        return Some(item);
                    }
                }
                Err(source) => {
                    self.ended = true;
                    return Some(Err(Error::Io { path: self.name.clone().into(), source }));
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_not_utf8_is_an_error_and_the_next_is_read() {
        let bytes = b"{\"document\": \"a\", \"text\": \"\xff\"}\n\r\n{\"document\": \"b\", \"text\": \"\"}";
        let items: Vec<_> = JsonLines::new(&bytes[..], "x").collect();
        assert_eq!(items.len(), 2);
        assert_eq!(items[0].as_ref().unwrap_err().to_string(), "x:1: not valid UTF-8 at byte 27 of the line");
        assert_eq!(items[1].as_ref().unwrap().id(), "b");
    }

    #[test]
    fn a_bad_date_names_the_line() {
        let line = "{\"document\": \"a\", \"published\": \"soon\", \"text\": \"\"}";
        let error = JsonLines::new(line.as_bytes(), "x").next().unwrap().unwrap_err().to_string();
        assert!(error.starts_with("x:1: `soon` is not an ISO 8601 date"), "{error}");
    }

    #[test]
    fn a_null_date_is_no_date() {
        let document =
            Document::from_json(r#"{"document": "a", "published": null, "text": "t", "more": 1}"#).unwrap();
        assert_eq!(document.published(), None);
        assert_eq!(serde_json::to_string(&document).unwrap(), r#"{"document":"a","text":"t"}"#);
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = Document::from_text_file("no/such/file.txt").unwrap_err().to_string();
        assert!(error.contains("no/such/file.txt"), "{error}");
    }
}
