package org.communityops.incentive.couponcode;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.sql.Columns;

/** Codes that were imported, in the database. */
@ApplicationScoped
class CodeRepository {
    private static final String IMPORT = """
            insert into coupon (community_id, series_id, id, code, code_key, state, version)
            select ?, ?, c.id, c.code, c.code_key, 'AVAILABLE', 1
              from unnest(?::uuid[], ?::text[], ?::text[]) c(id, code, code_key)
             order by c.code_key
            on conflict (community_id, code_key) do nothing
            returning id
            """;
    private static final String FIGURES =
            "select state, count(*) from coupon where community_id = ? and series_id = ? group by state";

    /** A code with the id that its coupon will have, and what it is looked up by. */
    record Code(UUID id, String code, String key) {}

    /** The ids of those that are new. */
    Set<UUID> add(Connection connection, UUID communityId, UUID seriesId, List<Code> codes) throws SQLException {
        try (var insert = connection.prepareStatement(IMPORT)) {
            insert.setObject(1, communityId);
            insert.setObject(2, seriesId);
            new Columns<>(insert, codes, 3)
                    .add("uuid", Code::id)
                    .add("text", Code::code)
                    .add("text", Code::key);
            var added = new HashSet<UUID>();
            try (var row = insert.executeQuery()) {
                while (row.next()) {
                    added.add(row.getObject(1, UUID.class));
                }
            }
            return added;
        }
    }

    /** How many codes of a series are in each state, by its name; none of a state is left out. */
    Map<String, Long> figures(Connection connection, UUID communityId, UUID seriesId) throws SQLException {
        try (var query = connection.prepareStatement(FIGURES)) {
            query.setObject(1, communityId);
            query.setObject(2, seriesId);
            var figures = new HashMap<String, Long>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    figures.put(row.getString(1), row.getLong(2));
                }
            }
            return figures;
        }
    }
}
