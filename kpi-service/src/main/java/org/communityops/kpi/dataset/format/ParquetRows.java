package org.communityops.kpi.dataset.format;

import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.TimeUnit;
import com.jerolba.carpet.model.BigDecimalType;
import com.jerolba.carpet.model.FieldType;
import com.jerolba.carpet.model.FieldTypes;
import com.jerolba.carpet.model.WriteRecordModelType;
import java.io.IOException;
import java.io.OutputStream;
import java.math.RoundingMode;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.communityops.kpi.dataset.row.RowType;

/** A Parquet file: days and instants as such, decimals with six places, instants in microseconds of UTC. */
final class ParquetRows<R extends Record> implements RowWriter<R> {
    /** What is kept in memory before it is written. */
    private static final long ROW_GROUP_BYTES = 16L << 20;

    /** Holds every figure: 18 digits before the point and six after it. */
    private static final BigDecimalType DECIMAL = FieldTypes.BIG_DECIMAL.withPrecisionScale(24, 6);

    private final CarpetWriter<R> parquet;

    ParquetRows(RowType<R> type, OutputStream out) throws IOException {
        parquet = new CarpetWriter.Builder<>(out, type.type())
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withCompressionCodec(CompressionCodecName.GZIP)
                .withCodecFactory(new GzipPages())
                .withDefaultTimeUnit(TimeUnit.MICROS)
                .withBigDecimalScaleAdjustment(RoundingMode.UNNECESSARY)
                .withWriteRecordModel(model(type))
                .build();
    }

    private static <R extends Record> WriteRecordModelType<R> model(RowType<R> type) {
        var model = FieldTypes.writeRecordModel(type.type());
        for (var field : type.fields()) {
            model = model.withField(field.name(), field.nullable() ? optional(field) : required(field), field::of);
        }
        return model;
    }

    private static FieldType optional(RowType.Field field) {
        return switch (field.type()) {
            case UUID -> FieldTypes.UUID;
            case TEXT -> FieldTypes.STRING;
            case DATE -> FieldTypes.LOCAL_DATE;
            case INSTANT -> FieldTypes.INSTANT;
            case INTEGER -> FieldTypes.LONG;
            case DECIMAL -> DECIMAL;
            case BOOLEAN -> FieldTypes.BOOLEAN;
        };
    }

    private static FieldType required(RowType.Field field) {
        return switch (field.type()) {
            case UUID -> FieldTypes.UUID.notNull();
            case TEXT -> FieldTypes.STRING.notNull();
            case DATE -> FieldTypes.LOCAL_DATE.notNull();
            case INSTANT -> FieldTypes.INSTANT.notNull();
            case INTEGER -> FieldTypes.LONG.notNull();
            case DECIMAL -> DECIMAL.notNull();
            case BOOLEAN -> FieldTypes.BOOLEAN.notNull();
        };
    }

    @Override
    public void write(R row) throws IOException {
        parquet.write(row);
    }

    @Override
    public void close() throws IOException {
        parquet.close();
    }
}
