package org.communityops.deploy.local.demo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** What is said: threads that begin with a message or a question, answers in bursts, reactions. */
record Conversations(Diary diary, RandomGenerator random) {
    private static final List<String> CHANNELS = List.of("general", "help", "showcase", "off-topic");
    private static final List<String> EMOJI = List.of("+1", "heart", "tada", "eyes", "joy");

    private record Said(String id, DemoMember author, int time) {}

    void on(DemoDay day) {
        var threads = Math.max(1, day.busy().size() / 4);
        for (var i = 0; i < threads; i++) {
            thread(day, "t-%03d-%d".formatted(day.number(), i));
        }
        for (var i = 0; i < day.busy().size() / 3; i++) {
            var author = day.anyBusy(random);
            var time = DemoDay.time(8, 22, random);
            var said = say(day, author, time, Map.of("channel", "off-topic", "isReply", false));
            react(day, said);
        }
    }

    private void thread(DemoDay day, String topic) {
        var starter = day.anyBusy(random);
        var channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
        var isQuestion = channel.equals("help");
        var time = DemoDay.time(9, 22, random);
        diary.note(day.number(), time, starter, "thread.started", Map.of("channel", channel, "topic", topic));
        var first = say(day, starter, time, Map.of("channel", channel, "topic", topic, "isReply", false));
        var question = isQuestion
                ? diary.note(day.number(), time, starter, "question.asked", Map.of("channel", channel, "topic", topic))
                : "";
        react(day, first);
        var last = first;
        for (var replies = random.nextInt(1, 9); replies > 0; replies--) {
            var author = day.anyBusy(random);
            if (author.equals(last.author())) {
                continue;
            }
            var reply = say(
                    day,
                    author,
                    last.time() + random.nextInt(20, 420),
                    Map.of("channel", channel, "topic", topic, "isReply", true, "replyTo", last.id()));
            react(day, reply);
            last = reply;
        }
        if (isQuestion && !last.author().equals(starter)) {
            diary.note(
                    day.number(),
                    last.time() + 300,
                    last.author(),
                    "answer.accepted",
                    Map.of("channel", channel, "topic", topic, "question", question, "answer", last.id()));
        }
    }

    private Said say(DemoDay day, DemoMember author, int time, Map<String, ?> where) {
        var data = new TreeMap<String, Object>(where);
        var words = random.nextInt(3, 60);
        var hasLink = random.nextInt(12) == 0;
        data.put("words", words);
        data.put("chars", words * random.nextInt(3, 7));
        data.put("hasLink", hasLink);
        data.put("hasCode", random.nextInt(15) == 0);
        data.put("mentions", random.nextInt(8) == 0 ? 1 : 0);
        var id = diary.note(day.number(), time, author, "message.posted", data);
        if (hasLink) {
            var link = Map.of("channel", data.get("channel"), "url", "https://example.org/" + id);
            diary.note(day.number(), time, author, "link.shared", link);
        }
        return new Said(id, author, time);
    }

    private void react(DemoDay day, Said said) {
        for (var reactions = random.nextInt(4) - 1; reactions > 0; reactions--) {
            var who = day.anyBusy(random);
            if (who.equals(said.author())) {
                continue;
            }
            var data = Map.of(
                    "emoji", EMOJI.get(random.nextInt(EMOJI.size())),
                    "target", said.id(),
                    "targetAuthor", said.author().id());
            var time = said.time() + random.nextInt(10, 900);
            diary.note(day.number(), time, who, "reaction.added", data);
            if (random.nextInt(40) == 0) {
                diary.note(day.number(), time + 60, who, "reaction.removed", data);
            }
        }
    }
}
