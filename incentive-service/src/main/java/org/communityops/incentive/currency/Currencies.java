package org.communityops.incentive.currency;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.community.NewCommunityListener;
import org.communityops.incentive.sql.Columns;

/** The currencies of each community. */
@ApplicationScoped
public class Currencies implements NewCommunityListener {
    private static final List<Currency> STARTERS =
            List.of(new Currency(Currency.POINTS, "Points", true), new Currency("reputation", "Reputation", false));
    private static final String ADD = """
            insert into currency (community_id, code, name, spendable)
            select ?, c.code, c.name, c.spendable
              from unnest(?::text[], ?::text[], ?::boolean[]) c(code, name, spendable)
            on conflict do nothing
            """;
    private static final String LIST =
            "select community_id, code, name, spendable from currency where community_id = any (?) order by code";

    @Override
    public void begin(Connection connection, UUID communityId) throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, communityId);
            new Columns<>(insert, STARTERS, 2)
                    .add("text", Currency::code)
                    .add("text", Currency::name)
                    .add("boolean", Currency::spendable);
            insert.executeUpdate();
        }
    }

    /** None when the community is unknown. */
    public List<Currency> of(Connection connection, UUID communityId) throws SQLException {
        return of(connection, Set.of(communityId)).getOrDefault(communityId, List.of());
    }

    /** Those of the communities that are known. */
    public Map<UUID, List<Currency>> of(Connection connection, Set<UUID> communities) throws SQLException {
        try (var query = connection.prepareStatement(LIST)) {
            query.setArray(1, connection.createArrayOf("uuid", communities.toArray()));
            var currencies = new HashMap<UUID, List<Currency>>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    currencies
                            .computeIfAbsent(row.getObject(1, UUID.class), community -> new ArrayList<>())
                            .add(new Currency(row.getString(2), row.getString(3), row.getBoolean(4)));
                }
            }
            return currencies;
        }
    }
}
