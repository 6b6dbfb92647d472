package org.communityops.kpi.money;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.communityops.kit.feed.FeedHandler;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kpi.fact.RecordedActivity;
import org.communityops.kpi.jdbc.ColumnArrays;

/** Keeps what events are worth, in the transaction of their facts. */
@ApplicationScoped
class MoneyFollower implements FeedHandler {
    private static final String INSERT = """
            insert into event_money (community_id, event_id, amount, currency)
            select * from unnest(?::uuid[], ?::uuid[], ?::numeric[], ?::text[])
            on conflict do nothing""";

    @Override
    public String feed() {
        return "activity";
    }

    @Override
    public boolean wants(String type) {
        return type.equals(RecordedActivity.NEWS);
    }

    @Override
    public void apply(Connection feed, List<FeedItem> items) throws SQLException {
        var worth = items.stream().map(EventMoney::of).flatMap(Optional::stream).toList();
        if (worth.isEmpty()) {
            return;
        }
        try (var statement = feed.prepareStatement(INSERT)) {
            ColumnArrays.bind(statement, worth)
                    .column("uuid", EventMoney::communityId)
                    .column("uuid", EventMoney::eventId)
                    .column("numeric", EventMoney::amount)
                    .column("text", EventMoney::currency);
            statement.executeUpdate();
        }
    }
}
