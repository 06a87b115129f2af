"""The bundled tables: CSV files, described by datapackage.json."""
