//! Tables as Parquet, made from the lines that are on disk already: a second form of the same rows.

use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;

use super::columns::{Column, Kind};
use crate::balance::header::Header;

/// Rows kept in memory at a time.
const GROUP: usize = 65_536;

/// One column of a group of rows: its values, and for each row whether there is one.
struct Cells {
    numbers: Vec<i64>,
    texts: Vec<ByteArray>,
    there: Vec<i16>,
}

/// Writes the rows of a CSV file as Parquet, with the header of the batch in the file's metadata.
///
/// # Errors
/// Whatever the disk refuses, or a line that is not what this program writes.
pub fn convert(csv_file: &Path, to: &mut File, columns: &[Column], header: &Header) -> io::Result<()> {
    let field = |column: &Column| {
        let (physical, logical) = match column.kind {
            Kind::Number => (Physical::INT64, None),
            Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        };
        let builder = Type::primitive_type_builder(&column.name, physical).with_repetition(Repetition::OPTIONAL);
        builder.with_logical_type(logical).build().map(Arc::new)
    };
    let fields = columns.iter().map(field).collect::<Result<Vec<_>, _>>().map_err(other)?;
    let schema = Type::group_type_builder("rows").with_fields(fields).build().map_err(other)?;
    let about = |key: &str, value: String| KeyValue::new(key.to_owned(), value);
    let mut metadata = vec![
        about("gap_years:batch", header.id()),
        about("gap_years:command", header.command.clone()),
        about("gap_years:header", serde_json::to_string(header)?),
    ];
    metadata
        .extend(columns.iter().map(|column| about(&format!("gap_years:column:{}", column.name), column.text.clone())));
    let properties =
        WriterProperties::builder().set_compression(Compression::SNAPPY).set_key_value_metadata(Some(metadata)).build();
    let mut writer = SerializedFileWriter::new(to, Arc::new(schema), Arc::new(properties)).map_err(other)?;
    let mut reader = csv::Reader::from_reader(BufReader::new(File::open(csv_file)?));
    let mut record = csv::StringRecord::new();
    loop {
        let mut group: Vec<Cells> =
            columns.iter().map(|_| Cells { numbers: Vec::new(), texts: Vec::new(), there: Vec::new() }).collect();
        let mut rows = 0;
        while rows < GROUP && reader.read_record(&mut record).map_err(io::Error::other)? {
            for ((cells, column), value) in group.iter_mut().zip(columns).zip(record.iter()) {
                cells.there.push(i16::from(!value.is_empty()));
                match column.kind {
                    _ if value.is_empty() => {}
                    Kind::Number => cells.numbers.push(value.parse().map_err(io::Error::other)?),
                    Kind::Text => cells.texts.push(ByteArray::from(value)),
                }
            }
            rows += 1;
        }
        if rows == 0 {
            break;
        }
        let mut out = writer.next_row_group().map_err(other)?;
        for (cells, column) in group.iter().zip(columns) {
            let Some(mut place) = out.next_column().map_err(other)? else { break };
            let there = Some(cells.there.as_slice());
            match column.kind {
                Kind::Number => place.typed::<Int64Type>().write_batch(&cells.numbers, there, None).map_err(other)?,
                Kind::Text => place.typed::<ByteArrayType>().write_batch(&cells.texts, there, None).map_err(other)?,
            };
            place.close().map_err(other)?;
        }
        out.close().map_err(other)?;
    }
    writer.close().map_err(other)?;
    Ok(())
}

/// What the disk said, where it was the disk: a full disk has to be recognisable as one.
fn other(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(inner) => *inner,
            Err(inner) => io::Error::other(inner),
        },
        error => io::Error::other(error),
    }
}
