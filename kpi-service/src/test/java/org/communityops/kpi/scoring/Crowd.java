package org.communityops.kpi.scoring;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kpi.TestCommunity;
import org.jspecify.annotations.Nullable;

/** What many members do, by chance, in the year before a day and a little after it: the same seed makes the same. */
public final class Crowd {
    private static final int MOST_EVENTS = 25;
    private static final int DAYS_BEFORE = 400;
    private static final int DAYS_AFTER = 10;
    private static final int PAGE = 500;
    private static final List<String> CURRENCIES = List.of("CNY", "CNY", "USD");

    private final Random random;
    private final TestCommunity community;
    private final Instant end;
    private final List<Happening> happenings = new ArrayList<>();
    private final List<Happening> answerable = new ArrayList<>();

    private Crowd(long seed, TestCommunity community, LocalDate cutOff) {
        this.random = new Random(seed);
        this.community = community;
        this.end = cutOff.plusDays(DAYS_AFTER).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /**
     * One thing that a member did.
     *
     * @param about what it answers; null for none
     * @param cents of a purchase or refund
     */
    public record Happening(
            String member,
            String type,
            Instant time,
            FeedItem item,
            @Nullable Happening about,
            int cents,
            @Nullable String currency) {}

    /** Lets it happen, and tells what counts: not what was taken back. */
    public static List<Happening> play(long seed, TestCommunity community, LocalDate cutOff, int members) {
        var crowd = new Crowd(seed, community, cutOff);
        for (var member = 0; member < members; member++) {
            crowd.live("m" + member);
        }
        var arrivals = new ArrayList<FeedItem>();
        var left = new ArrayList<Happening>();
        for (var happening : crowd.happenings) {
            arrivals.add(happening.item());
            if (crowd.random.nextInt(30) == 0) {
                arrivals.add(community.retraction(happening.item(), crowd.end.toString()));
            } else {
                left.add(happening);
            }
        }
        for (var from = 0; from < arrivals.size(); from += PAGE) {
            community.sees(arrivals.subList(from, Math.min(arrivals.size(), from + PAGE)));
        }
        return left;
    }

    private void live(String member) {
        var span = Duration.ofDays(DAYS_BEFORE + DAYS_AFTER).toSeconds();
        var born = end.minusSeconds(1 + random.nextLong(span));
        var life = 1 + random.nextLong(Duration.between(born, end).toSeconds());
        for (var events = 1 + random.nextInt(MOST_EVENTS); events > 0; events--) {
            happenings.add(happening(member, born.plusSeconds(random.nextLong(life))));
            if (happenings.getLast().type().startsWith("message")) {
                answerable.add(happenings.getLast());
            }
        }
    }

    private Happening happening(String member, Instant time) {
        var dice = random.nextInt(100);
        if (dice < 40 || answerable.isEmpty()) {
            return event(member, "message.posted", time, Map.of("isReply", false), null);
        }
        if (dice < 55) {
            var about = answerable.get(random.nextInt(answerable.size()));
            return event(
                    member,
                    "message.posted",
                    time,
                    Map.of("isReply", true, "replyTo", about.item().id()),
                    about);
        }
        if (dice < 80) {
            var about = answerable.get(random.nextInt(answerable.size()));
            return event(
                    member,
                    "reaction.added",
                    time,
                    Map.of("target", about.item().id()),
                    about);
        }
        if (dice < 95) {
            return paid(member, dice < 92 ? "purchase.completed" : "purchase.refunded", time);
        }
        return event(member, dice < 98 ? "member.joined" : "member.left", time, Map.of(), null);
    }

    private Happening paid(String member, String type, Instant time) {
        var cents = random.nextInt(20) * 500;
        var currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
        var item =
                community.event(type, member, time.toString(), Map.of("amount", cents / 100.0, "currency", currency));
        return new Happening(member, type, time, item, null, cents, currency);
    }

    private Happening event(String member, String type, Instant time, Map<String, ?> data, @Nullable Happening about) {
        return new Happening(member, type, time, community.event(type, member, time.toString(), data), about, 0, null);
    }
}
