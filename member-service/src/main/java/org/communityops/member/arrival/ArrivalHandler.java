package org.communityops.member.arrival;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.communityops.kit.digest.Digests;
import org.communityops.kit.feed.FeedHandler;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.feed.News;
import org.communityops.kit.feed.Outbox;
import org.communityops.member.identity.IdentityNews;
import org.communityops.member.member.MemberNews;

/** Follows the activity feed: makes members of those who act, and keeps this service's books of what it has read. */
@ApplicationScoped
class ArrivalHandler implements FeedHandler {
    private final ArrivalRepository arrivals;
    private final Digests digests;
    private final Outbox outbox;
    private final Clock clock;

    ArrivalHandler(ArrivalRepository arrivals, Digests digests, Outbox outbox, Clock clock) {
        this.arrivals = arrivals;
        this.digests = digests;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String feed() {
        return "activity";
    }

    @Override
    public boolean wants(String type) {
        return type.equals(RecordedEvent.NEWS_TYPE);
    }

    @Override
    public void apply(Connection feedRole, List<FeedItem> items) throws SQLException {
        var events = items.stream().map(RecordedEvent::of).toList();
        digests.record(feedRole, events.stream().map(RecordedEvent::digested).toList());

        var news = arrivals.newsIn(feedRole, Sighting.among(events));
        if (!news.isEmpty()) {
            outbox.add(feedRole, arrive(feedRole, news));
        }
    }

    /** Corrects first: it waits for rows that people are changing, and holds no others meanwhile. */
    private List<News> arrive(Connection feedRole, List<Sighting> sightings) throws SQLException {
        var now = clock.instant();
        var news = new ArrayList<News>();
        for (var member : arrivals.correct(feedRole, sightings)) {
            news.add(MemberNews.changed(member.communityId(), member.what(), now));
        }
        for (var member : arrivals.join(feedRole, sightings)) {
            news.add(MemberNews.joined(member.communityId(), member.what(), now));
        }
        for (var identity : arrivals.link(feedRole, sightings)) {
            news.add(IdentityNews.linked(identity.communityId(), identity.what(), now));
        }
        return news;
    }
}
