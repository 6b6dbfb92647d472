package org.communityops.kpi.reference;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.communityops.kit.feed.FeedHandler;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kpi.fact.RecordedActivity;

/** Keeps what the activity feed tells of answers, in the transaction of the facts. */
@ApplicationScoped
class ReferenceFollower implements FeedHandler {
    private final EventReferenceRepository references;

    ReferenceFollower(EventReferenceRepository references) {
        this.references = references;
    }

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
        var found =
                items.stream().map(EventReference::of).flatMap(Optional::stream).toList();
        if (!found.isEmpty()) {
            references.insert(feed, found);
        }
    }
}
