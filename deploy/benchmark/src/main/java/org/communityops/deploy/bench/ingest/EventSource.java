package org.communityops.deploy.bench.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Makes events as a busy group chat has them: two thirds messages, a third of them replies, the rest reactions and new
 * threads; by 2,000 members, some of whom say much more than others; spread over the week before.
 */
public final class EventSource {
    private static final int MEMBERS = 2_000;
    private static final Duration SPREAD = Duration.ofDays(7);

    private final SplittableRandom random = new SplittableRandom(20_260_101);
    private final String prefix;
    private final Instant begin;
    private int made;

    /**
     * @param prefix of the ids, different for each source that sends to a community
     * @param now events end an hour before
     */
    public EventSource(String prefix, Instant now) {
        this.prefix = prefix;
        this.begin = now.minus(SPREAD).minus(Duration.ofHours(1));
    }

    /** The next events; none is ever made twice. */
    public List<SampleEvent> next(int count) {
        return IntStream.range(0, count).mapToObj(i -> next()).toList();
    }

    private SampleEvent next() {
        var number = made++;
        var time = begin.plusMillis(number * 1_000L % SPREAD.toMillis());
        var subject = "wm%05d".formatted((int) (MEMBERS * Math.pow(random.nextDouble(), 2)));
        var topic = "\"channel\":\"general\",\"topic\":\"t-" + random.nextInt(500) + "\"";
        var kind = random.nextInt(100);
        if (kind < 66) {
            return new SampleEvent(id(number), "message.posted", subject, time, message(topic, number));
        }
        if (kind < 97) {
            var data = "{" + topic + ",\"target\":\"" + id(number - random.nextInt(100))
                    + "\",\"targetAuthor\":\"wm00001\",\"emoji\":\"thumbs_up\"}";
            return new SampleEvent(id(number), "reaction.added", subject, time, data);
        }
        return new SampleEvent(id(number), "thread.started", subject, time, "{" + topic + "}");
    }

    private String message(String topic, int number) {
        var words = 1 + random.nextInt(60);
        var size = ",\"chars\":" + words * 5 + ",\"words\":" + words + "}";
        return random.nextInt(3) == 0
                ? "{" + topic + ",\"isReply\":true,\"replyTo\":\"" + id(number - random.nextInt(100)) + "\"" + size
                : "{" + topic + ",\"isReply\":false" + size;
    }

    private String id(int number) {
        return "%s-%010d".formatted(prefix, Math.max(0, number));
    }
}
