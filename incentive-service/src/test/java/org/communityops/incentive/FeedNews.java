package org.communityops.incentive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.Arc;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the service has told of a community, committed news that wait for their position included, in the order of writing. */
public record FeedNews(List<Item> items) {
    /** One piece of news. */
    public record Item(String type, String subject, JsonNode data) {}

    private static final String ALL = """
            select type, subject, data from (
                select seq, community_id, type, subject, data from outbox
                union all select seq, community_id, type, subject, data from feed) n
             where community_id = ? order by seq
            """;

    /** Everything whose type begins so. */
    public static FeedNews of(CommunityFixture community, String type) {
        var database = Arc.container()
                .instance(AgroalDataSource.class, new DataSource.DataSourceLiteral("feed"))
                .get();
        var json = new ObjectMapper();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(ALL)) {
            query.setObject(1, community.id);
            var items = new ArrayList<Item>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    if (row.getString(1).startsWith(type)) {
                        items.add(new Item(row.getString(1), row.getString(2), json.readTree(row.getString(3))));
                    }
                }
            }
            return new FeedNews(items);
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("News cannot be read", e);
        }
    }

    public List<String> types() {
        return items.stream().map(Item::type).toList();
    }

    public JsonNode latest() {
        return items.getLast().data();
    }
}
