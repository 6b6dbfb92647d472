package org.communityops.deploy.local.demo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** What happens besides conversation: members come and go, check in, take part in campaigns, buy, complain. */
record Occasions(Diary diary, RandomGenerator random) {
    private static final List<String> CHANNELS = List.of("wechat-moments", "friend", "search", "offline-event");
    private static final int NOON = 12 * 3600;

    void on(DemoDay day) {
        day.present().stream().filter(member -> member.joins() == day.number()).forEach(member -> arrival(day, member));
        for (var member : day.busy()) {
            routine(day, member);
        }
        content(day);
        switch (day.dayOfWeek()) {
            case 1 -> survey(day);
            case 2 -> poll(day);
            case 3 -> campaign(day, "campaign.registered", 20, 0.6);
            case 4 -> trouble(day);
            case 6 -> {
                campaign(day, "campaign.attended", 15, 0.5);
                campaign(day, "campaign.completed", 17, 0.35);
            }
            default -> purchases(day);
        }
    }

    /** A member's last word; the member is not among those present any more. */
    void departure(int day, DemoMember member) {
        diary.note(day, NOON, member, "member.left", Map.of("reason", "moved on"));
    }

    private void arrival(DemoDay day, DemoMember member) {
        var time = 6 * 3600 + random.nextInt(1800); // before anybody does anything else
        var channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
        diary.note(day.number(), time, member, "channel.touched", Map.of("channel", channel, "campaign", "autumn"));
        diary.note(day.number(), time + 120, member, "member.joined", Map.of("bot", member.bot()));
        if (channel.equals("friend")) {
            day.present().stream()
                    .filter(other -> other.joins() < day.number() && !other.bot())
                    .findFirst()
                    .ifPresent(friend -> invitation(day, time, friend, member));
        }
    }

    private void invitation(DemoDay day, int time, DemoMember friend, DemoMember member) {
        var invite = "i-" + member.id();
        diary.note(day.number(), time - 3600, friend, "invite.sent", Map.of("invite", invite));
        var data = Map.of("invite", invite, "inviter", friend.id());
        diary.note(day.number(), time + 150, member, "invite.accepted", data);
    }

    private void routine(DemoDay day, DemoMember member) {
        if (member.bot()) {
            return;
        }
        if (random.nextInt(3) > 0) {
            diary.note(day.number(), DemoDay.time(7, 10, random), member, "check-in.done", Map.of());
        }
        var data = Map.of("durationSeconds", random.nextInt(60, 3600));
        diary.note(day.number(), DemoDay.time(10, 23, random), member, "session.ended", data);
    }

    private void content(DemoDay day) {
        if (day.number() % 3 != 0) {
            return;
        }
        var editor = day.busy().getFirst();
        var piece = Map.of("content", "c-%03d".formatted(day.number()), "channel", "articles");
        var time = DemoDay.time(8, 10, random);
        var published = new TreeMap<String, Object>(piece);
        published.put("origin", day.number() % 2 == 0 ? "ORIGINAL" : "FORWARDED");
        published.put("byOperator", true);
        diary.note(day.number(), time, editor, "content.published", published);
        for (var reader : day.busy()) {
            var later = time + random.nextInt(600, 30_000);
            diary.note(day.number(), later, reader, "content.viewed", piece);
            deed(day, reader, "content.clicked", 0.5, later + 20, piece);
            deed(day, reader, "content.liked", 0.3, later + 60, piece);
            deed(day, reader, "content.commented", 0.15, later + 90, piece);
            deed(day, reader, "content.shared", 0.12, later + 120, piece);
        }
        var counted = Map.of("emoji", "+1", "count", random.nextInt(3, 30), "target", "c-%03d".formatted(day.number()));
        diary.note(day.number(), 22 * 3600, editor, "reaction.counted", counted);
    }

    private void survey(DemoDay day) {
        for (var member : day.busy()) {
            deed(
                    day,
                    member,
                    "survey.answered",
                    0.4,
                    NOON,
                    Map.of("survey", "pulse", "question", "NPS", "score", random.nextInt(6, 11)));
        }
        var suggestion = Map.of("suggestion", "s-%03d".formatted(day.number()));
        deed(day, day.anyBusy(random), "suggestion.submitted", 1, NOON + 900, suggestion);
    }

    private void poll(DemoDay day) {
        var poll = "p-%03d".formatted(day.number());
        for (var member : day.busy()) {
            deed(day, member, "poll.voted", 0.6, NOON + 1800, Map.of("poll", poll));
        }
    }

    private void campaign(DemoDay day, String type, int hour, double share) {
        var campaign = Map.of("campaign", "workshop-" + (day.number() / 7 + 1));
        for (var member : day.busy()) {
            deed(day, member, type, share, hour * 3600, campaign);
        }
    }

    private void purchases(DemoDay day) {
        for (var member : day.busy()) {
            if (random.nextDouble() < 0.3) {
                var order = "o-%03d-%s".formatted(day.number(), member.id());
                var data = Map.of("orderId", order, "amount", random.nextInt(20, 400), "currency", "CNY");
                var time = DemoDay.time(10, 22, random);
                diary.note(day.number(), time, member, "purchase.completed", data);
                deed(day, member, "coupon.used", 0.3, time, Map.of("orderId", order, "coupon", "AUTUMN"));
                deed(day, member, "purchase.refunded", 0.25, time + 3600, data);
            }
        }
    }

    private void trouble(DemoDay day) {
        deed(day, day.anyBusy(random), "complaint.filed", 0.7, NOON + 7200, Map.of("category", "delivery"));
        deed(day, day.anyBusy(random), "violation.found", 0.7, NOON + 9000, Map.of("rule", "advertising"));
        var author = day.anyBusy(random);
        var mistake = diary.note(
                day.number(),
                NOON + 10_000,
                author,
                "message.posted",
                Map.of("channel", "general", "isReply", false, "words", 1, "chars", 4));
        diary.note(day.number(), NOON + 10_060, author, "event.retracted", Map.of("id", mistake));
    }

    private void deed(DemoDay day, DemoMember member, String type, double share, int time, Map<String, ?> data) {
        if (random.nextDouble() < share) {
            diary.note(day.number(), time + random.nextInt(600), member, type, data);
        }
    }
}
