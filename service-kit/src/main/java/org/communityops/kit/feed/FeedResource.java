package org.communityops.kit.feed;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communityops.kit.access.CurrentCaller;
import org.communityops.kit.access.Needs;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The feed over HTTP, as http-feeds.org describes it. */
@Path("/v1/feed")
@RunOnVirtualThread
@Tag(name = "operations", description = "Feeds, followers and the proof that services agree.")
class FeedResource {
    private static final int LARGEST_PAGE = 5_000;
    private static final int DEFAULT_PAGE = 500;
    private static final int LONGEST_POLL = 30_000;
    private static final int POLLS_PER_KEY = 20;

    private final FeedReader reader;
    private final FeedPublisher publisher;
    private final ObjectMapper json;
    private final CurrentCaller caller;
    private final String source;
    private final Map<String, Semaphore> polls = new ConcurrentHashMap<>();

    FeedResource(
            FeedReader reader,
            FeedPublisher publisher,
            ObjectMapper json,
            CurrentCaller caller,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.reader = reader;
        this.publisher = publisher;
        this.json = json;
        this.caller = caller;
        this.source = "/" + application;
    }

    /** A page of news, oldest first. */
    @GET
    @Needs("feeds:read")
    @Produces(Feed.MEDIA_TYPE)
    @Operation(
            operationId = "readFeed",
            summary = "News of this service, oldest first",
            description =
                    "A page of CloudEvents. The next page begins after the cursor in the Feed-Cursor header (the Link header holds its address). Each event has a slice and a position, dense within the slice.")
    @APIResponse(
            responseCode = "200",
            description = "A page, empty when there is nothing new within the time",
            content =
                    @Content(
                            mediaType = Feed.MEDIA_TYPE,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = Object.class),
                            examples =
                                    @ExampleObject(
                                            name = "one piece of news",
                                            value =
                                                    "[{\"specversion\":\"1.0\",\"id\":\"019aa0c0-7c5e-7d4b-8a52-3f0c1f5c9a10\",\"source\":\"/member-service\",\"type\":\"community.created\",\"subject\":\"019aa0c0-7c5e-7d4b-8a52-3f0c1f5c9a10\",\"time\":\"2026-11-20T02:15:00Z\",\"datacontenttype\":\"application/json\",\"communityid\":\"019aa0c0-7c5e-7d4b-8a52-3f0c1f5c9a10\",\"slice\":3,\"position\":1,\"data\":{\"slug\":\"demo\"}}]")))
    @APIResponse(responseCode = "409", description = "`feed-epoch-changed`: the feed was restored to an older time")
    public RestResponse<byte[]> readFeed(
            @Parameter(description = "The cursor of the page before; leave out to begin at the beginning.")
                    @RestQuery
                    @Nullable String lastEventId,
            @Parameter(description = "How many milliseconds to wait for news, at most 30000.") @RestQuery @Nullable Integer timeout,
            @Parameter(description = "How many news a page holds at most, up to 5000.") @RestQuery @Nullable Integer limit,
            @Parameter(description = "Only these of the 16 slices; taken from the cursor where there is one.")
                    @RestQuery
                    Set<Integer> slice)
            throws SQLException, InterruptedException, IOException {
        var cursor = lastEventId == null || lastEventId.isEmpty()
                ? FeedCursor.beginning(slices(slice))
                : FeedCursor.parse(lastEventId);
        var wait = bounded("timeout", timeout == null ? 0 : timeout, 0, LONGEST_POLL);
        var most = bounded("limit", limit == null ? DEFAULT_PAGE : limit, 1, LARGEST_PAGE);
        var poll = polls.computeIfAbsent(caller.get().keyId(), k -> new Semaphore(POLLS_PER_KEY));
        if (!poll.tryAcquire()) {
            throw new ProblemException(ProblemType.QUOTA_EXCEEDED, "A key has at most " + POLLS_PER_KEY + " open polls")
                    .header("Retry-After", "1");
        }
        try {
            return answer(poll(cursor, most, wait), most);
        } finally {
            poll.release();
        }
    }

    private FeedPage poll(FeedCursor cursor, int limit, long millis) throws SQLException, InterruptedException {
        var end = System.nanoTime() + millis * 1_000_000;
        while (true) {
            var seen = publisher.publications();
            var page = reader.read(cursor, limit);
            var left = (end - System.nanoTime()) / 1_000_000;
            if (!page.entries().isEmpty() || left <= 0 || publisher.isDraining()) {
                return page;
            }
            // Another replica's publications are not announced here: look again after a while.
            publisher.await(seen, Math.min(left, 500));
        }
    }

    private RestResponse<byte[]> answer(FeedPage page, int limit) throws IOException {
        var cursor = page.next().text();
        return ResponseBuilder.ok(write(page.entries()))
                .header(Feed.CURSOR_HEADER, cursor)
                .header(Feed.EPOCH_HEADER, page.next().epoch())
                .header(
                        Feed.HEAD_HEADER,
                        page.heads().stream().map(String::valueOf).collect(Collectors.joining(",")))
                .header("Link", "</v1/feed?lastEventId=" + cursor + "&limit=" + limit + ">; rel=\"next\"")
                .build();
    }

    private byte[] write(List<FeedPage.Entry> entries) throws IOException {
        var out = new ByteArrayOutputStream(256 + entries.size() * 512);
        try (var generator = json.getFactory().createGenerator(out)) {
            generator.writeStartArray();
            for (var entry : entries) {
                write(generator, entry);
            }
            generator.writeEndArray();
        }
        return out.toByteArray();
    }

    private void write(JsonGenerator generator, FeedPage.Entry entry) throws IOException {
        generator.writeStartObject();
        generator.writeStringField("specversion", "1.0");
        generator.writeStringField("id", entry.body().id().toString());
        generator.writeStringField("source", source);
        generator.writeStringField("type", entry.row().type());
        generator.writeStringField("subject", entry.body().subject());
        generator.writeStringField("time", entry.body().time().toString());
        generator.writeStringField("datacontenttype", "application/json");
        generator.writeStringField("communityid", entry.row().communityId().toString());
        generator.writeNumberField("slice", entry.row().slice());
        generator.writeNumberField("position", entry.position());
        generator.writeFieldName("data");
        generator.writeRawValue(entry.body().data());
        generator.writeEndObject();
    }

    private static Set<Integer> slices(Set<Integer> wanted) {
        wanted.forEach(slice -> bounded("slice", slice, 0, Feed.SLICES - 1));
        return wanted.isEmpty() ? IntStream.range(0, Feed.SLICES).boxed().collect(Collectors.toSet()) : wanted;
    }

    private static int bounded(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw ProblemException.badParameter(name, name + " is a whole number from " + least + " to " + most);
        }
        return value;
    }
}
