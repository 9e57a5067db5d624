package dev.rowloom.jdbc;

import dev.rowloom.engine.ColumnVector;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Sets a parameter to a cell that holds a value. */
@FunctionalInterface
interface Binder {

    void bind(PreparedStatement statement, int parameter, ColumnVector cells, int row) throws SQLException;
}
