package org.communityops.activity.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.communityops.activity.community.Communities;
import org.communityops.activity.community.Community;
import org.communityops.activity.envelope.Envelope;
import org.communityops.activity.envelope.EnvelopeReader;
import org.communityops.activity.envelope.EventJson;
import org.communityops.activity.envelope.Examined;
import org.communityops.activity.envelope.Refused;
import org.communityops.activity.journal.Journal;
import org.communityops.activity.journal.Submission;
import org.communityops.activity.journal.Verdict;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** Takes events in: one, a batch, or a stream. */
@ApplicationScoped
class Ingest {
    static final int MOST_IN_BATCH = 1_000;

    private static final int CHUNK = 500;

    private final Communities communities;
    private final Admission admission;
    private final Journal journal;
    private final SingleEvents singles;
    private final IngestConfig config;
    private final Semaphore batches;
    private final Semaphore streams;

    Ingest(Communities communities, Admission admission, Journal journal, SingleEvents singles, IngestConfig config) {
        this.communities = communities;
        this.admission = admission;
        this.journal = journal;
        this.singles = singles;
        this.config = config;
        this.batches = new Semaphore(config.batches(), true);
        this.streams = new Semaphore(config.streams());
    }

    /** Records one event; what is wrong with it ends the request. */
    Verdict one(UUID communityId, JsonNode json) {
        var community = communities.open(communityId);
        var event = admission
                .judge(community, List.of(new EnvelopeReader().examine(json)))
                .getFirst();
        return switch (event) {
            case Refused refused -> throw refused.exception();
            case Envelope envelope -> {
                var verdict = singles.record(new Submission(communityId, envelope));
                if (verdict instanceof Verdict.Conflict conflict) {
                    throw Tally.conflict(conflict);
                }
                yield verdict;
            }
        };
    }

    /** Records a batch of at most {@link #MOST_IN_BATCH} events in one commit. */
    IngestAnswer batch(UUID communityId, byte[] document, boolean atomic) throws IOException {
        var community = communities.open(communityId);
        var reader = new EnvelopeReader();
        var events = new ArrayList<Examined>();
        for (var json : EventJson.array(document, MOST_IN_BATCH)) {
            events.add(reader.examine(json));
        }
        var tally = new Tally();
        record(community, numbered(events), atomic, config.batchWait(), tally);
        return tally.answer();
    }

    /** Records a stream chunk by chunk, each durable on its own; all or nothing only when it fits into one commit. */
    IngestAnswer stream(UUID communityId, InputStream body, boolean atomic) throws IOException {
        var community = communities.open(communityId);
        if (!streams.tryAcquire()) {
            throw ProblemException.overloaded("Too many streams are open");
        }
        try {
            var lines = new EventLines(body);
            var tally = new Tally();
            if (atomic) {
                var chunk = lines.next(MOST_IN_BATCH + 1);
                if (chunk.size() > MOST_IN_BATCH) {
                    throw new ProblemException(
                            ProblemType.PAYLOAD_TOO_LARGE,
                            "All or nothing is for at most " + MOST_IN_BATCH + " events");
                }
                record(community, chunk, true, config.batchWait(), tally);
            } else {
                for (var chunk = lines.next(CHUNK); !chunk.isEmpty(); chunk = lines.next(CHUNK)) {
                    record(community, chunk, false, config.streamWait(), tally);
                }
            }
            return tally.answer();
        } finally {
            streams.release();
        }
    }

    private void record(Community community, List<EventLines.Line> lines, boolean atomic, long wait, Tally tally) {
        var judged = admission.judge(
                community, lines.stream().map(EventLines.Line::event).toList());
        var submissions = new ArrayList<Submission>();
        var indexes = new ArrayList<Integer>();
        for (var i = 0; i < judged.size(); i++) {
            switch (judged.get(i)) {
                case Refused refused -> tally.refuse(lines.get(i).index(), refused);
                case Envelope envelope -> {
                    submissions.add(new Submission(community.id(), envelope));
                    indexes.add(lines.get(i).index());
                }
            }
        }
        if (atomic && tally.rejected() > 0) {
            throw tally.nothingDone();
        }
        var verdicts = inTurn(submissions, atomic, wait);
        for (var i = 0; i < verdicts.size(); i++) {
            tally.count(indexes.get(i), verdicts.get(i));
        }
        if (atomic && tally.rejected() > 0) {
            throw tally.nothingDone();
        }
    }

    private List<Verdict> inTurn(List<Submission> submissions, boolean atomic, long wait) {
        try {
            if (!batches.tryAcquire(wait, TimeUnit.MILLISECONDS)) {
                throw ProblemException.overloaded("Too many batches are being written; send the same again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.overloaded("The service is stopping");
        }
        try {
            return journal.record(submissions, atomic);
        } finally {
            batches.release();
        }
    }

    private static List<EventLines.Line> numbered(List<Examined> events) {
        var lines = new ArrayList<EventLines.Line>(events.size());
        for (var event : events) {
            lines.add(new EventLines.Line(lines.size(), event));
        }
        return lines;
    }
}
