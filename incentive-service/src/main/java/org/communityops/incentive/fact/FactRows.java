package org.communityops.incentive.fact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;

/** Rows of the database as facts. */
@ApplicationScoped
class FactRows {
    static final String COLUMNS = """
            select f.community_id, f.event_id, f.source, f.source_id, f.subject, f.member_id, f.type, f.time, f.day, f.data,
                   f.retracted
              from fact f
            """;

    private final ObjectReader data;

    FactRows(ObjectMapper json) {
        this.data = json.readerForMapOf(Object.class).with(DeserializationFeature.USE_LONG_FOR_INTS);
    }

    /** The fact of a row that has {@link #COLUMNS}. */
    Fact fact(ResultSet row) throws SQLException {
        return new Fact(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, UUID.class),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getObject(9, LocalDate.class),
                data(row.getString(10)),
                row.getBoolean(11));
    }

    private Map<String, Object> data(String text) {
        try {
            return data.readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The data of a fact is a JSON object", e);
        }
    }
}
