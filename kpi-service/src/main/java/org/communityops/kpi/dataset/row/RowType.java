package org.communityops.kpi.dataset.row;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a dataset, as the record of its rows declares them.
 *
 * @param <R> a row
 */
public final class RowType<R extends Record> {
    private final Class<R> type;
    private final Constructor<R> constructor;
    private final List<Field> fields;

    /**
     * A column.
     *
     * @param name as every format but SQL writes it
     * @param nullable whether cells may be empty
     * @param en its meaning in English
     * @param zh its meaning in Chinese
     */
    public record Field(String name, ColumnType type, boolean nullable, String en, String zh, Method accessor) {
        private static Field of(RecordComponent component) {
            var column = component.getAnnotation(Column.class);
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return new Field(
                    component.getName(),
                    ColumnType.of(component.getType()),
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                    column.en(),
                    column.zh(),
                    accessor);
        }

        /** Its name in SQL. */
        public String sqlName() {
            return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        }

        /** The cell of a row: a UUID, string, date, instant, long, decimal or boolean. */
        public @Nullable Object of(Record row) {
            try {
                return accessor.invoke(row);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("A cell cannot be read: " + name, e);
            }
        }

        private @Nullable Object read(ResultSet row, int index) throws SQLException {
            if (type == ColumnType.INSTANT) {
                var time = row.getObject(index, OffsetDateTime.class);
                return time == null ? null : time.toInstant();
            }
            if (type == ColumnType.INTEGER) {
                var number = row.getLong(index);
                return row.wasNull() ? null : number;
            }
            if (type == ColumnType.BOOLEAN) {
                var flag = row.getBoolean(index);
                return row.wasNull() ? null : flag;
            }
            return row.getObject(index, accessor.getReturnType());
        }
    }

    private RowType(Class<R> type, Constructor<R> constructor, List<Field> fields) {
        this.type = type;
        this.constructor = constructor;
        this.fields = fields;
    }

    /** Reads the columns of a record. */
    public static <R extends Record> RowType<R> of(Class<R> type) {
        try {
            var components = type.getRecordComponents();
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return new RowType<>(
                    type, constructor, Stream.of(components).map(Field::of).toList());
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " is no record", e);
        }
    }

    public Class<R> type() {
        return type;
    }

    /** The columns in their order. */
    public List<Field> fields() {
        return fields;
    }

    /** The columns as a select list. */
    public String selectList() {
        return fields.stream().map(Field::sqlName).collect(Collectors.joining(", "));
    }

    /** The row at which a result of the {@link #selectList} stands. */
    public R read(ResultSet row) throws SQLException {
        var cells = new ArrayList<@Nullable Object>();
        for (var field : fields) {
            cells.add(field.read(row, cells.size() + 1));
        }
        try {
            return constructor.newInstance(cells.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A row cannot be made: " + type, e);
        }
    }
}
