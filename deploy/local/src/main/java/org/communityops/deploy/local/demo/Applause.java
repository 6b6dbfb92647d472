package org.communityops.deploy.local.demo;

import java.util.List;
import java.util.Map;

/** Two who hardly do anything but applaud each other, so that the fairness check has somebody to find. */
record Applause(Diary diary) {
    private static final DemoMember ONE = new DemoMember("mo.mo", 0, Integer.MAX_VALUE, 0, false);
    private static final DemoMember OTHER = new DemoMember("qi.qi", 0, Integer.MAX_VALUE, 0, false);
    private static final int EVENING = 21 * 3600;

    void on(int day) {
        if (day == 0) {
            for (var member : List.of(ONE, OTHER)) {
                diary.note(day, EVENING - 600, member, "member.joined", Map.of("bot", false));
            }
        }
        applaud(day, EVENING, ONE, OTHER);
        applaud(day, EVENING + 1200, OTHER, ONE);
    }

    private void applaud(int day, int time, DemoMember author, DemoMember friend) {
        var said = Map.of("channel", "off-topic", "isReply", false, "words", 2, "chars", 9);
        var message = diary.note(day, time, author, "message.posted", said);
        for (var emoji : List.of("heart", "tada")) {
            var reaction = Map.of("emoji", emoji, "target", message, "targetAuthor", author.id());
            diary.note(day, time + 40, friend, "reaction.added", reaction);
        }
    }
}
