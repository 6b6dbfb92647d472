package org.communityops.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.deploy.local.platform.Service.ACTIVITY;
import static org.communityops.deploy.local.platform.Service.INCENTIVE;
import static org.communityops.deploy.local.platform.Service.KPI;
import static org.communityops.deploy.local.platform.Service.MEMBER;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.communityops.deploy.e2e.contract.Collection;
import org.communityops.deploy.e2e.contract.Contract;
import org.communityops.deploy.e2e.running.Answer;
import org.communityops.deploy.e2e.running.Product;
import org.communityops.deploy.e2e.running.StoryCommunity;
import org.communityops.deploy.e2e.running.WithProduct;
import org.communityops.deploy.local.platform.Service;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What nobody should send is refused everywhere in the same way, says why, and changes nothing. */
@ExtendWith(WithProduct.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputStory {
    private static final String JSON = "application/json";
    private static final String PAIR = """
            {"kind":"TRANSFER","currency":"points","reason":"move {n}","lines":[{"account":"system:issuance","amount":-1},{"account":"system:budget","amount":1}]}""";
    private static final String STEPS = """
            [{"name":"a","eventTypes":["member.joined"]},{"name":"b","eventTypes":["message.posted"]}]""";
    private static final String EVENT = """
            {"specversion":"1.0","id":"{n}","source":"story://bad","type":"message.posted","subject":"ann","time":"2025-03-03T01:00:00Z"}""";

    /** Extension attributes are part of CloudEvents; a wrong attribute is named by the validation (422). */
    private static final Set<String> EVENTS_EXEMPT = Set.of("G05", "G07", "G16", "G18");

    /** What a message for callers has no word of. */
    private static final Pattern INTERNALS = Pattern.compile(
            "exception|java\\.|jakarta|jackson|hibernate|psql|postgres|\\bselect\\b.*\\bfrom\\b|insert into|constraint"
                    + "|org\\.communityops|\\bat [a-z]+\\.[a-z.]+\\(",
            Pattern.CASE_INSENSITIVE);

    private static final List<Collection> COLLECTIONS = List.of(
            new Collection(
                    MEMBER,
                    "/v1/communities",
                    JSON,
                    "{\"slug\":\"s-{n}\",\"name\":\"N\"}",
                    "topics",
                    "topics",
                    Set.of("G16")),
            new Collection(
                    MEMBER,
                    "/v1/communities/{c}/members",
                    JSON,
                    "{\"displayName\":\"N {n}\"}",
                    "identities",
                    "identities",
                    Set.of("G16")),
            new Collection(
                    MEMBER,
                    "/v1/api-keys",
                    JSON,
                    "{\"name\":\"K\",\"kind\":\"bot\",\"communities\":\"ALL\"}",
                    "scopes",
                    "communities",
                    Set.of("G16", "G18")),
            new Collection(
                    ACTIVITY,
                    "/v1/communities/{c}/events",
                    "application/cloudevents+json",
                    EVENT,
                    "time",
                    "data",
                    EVENTS_EXEMPT),
            new Collection(
                    ACTIVITY,
                    "/v1/communities/{c}/event-types",
                    JSON,
                    "{\"type\":\"story.n{n}\",\"schema\":{\"type\":\"object\"}}",
                    "schema",
                    "schema",
                    Set.of("G16")),
            new Collection(INCENTIVE, "/v1/communities/{c}/transactions", JSON, PAIR, "lines", "lines", Set.of()),
            new Collection(
                    KPI,
                    "/v1/communities/{c}/funnels",
                    JSON,
                    "{\"name\":\"f {n}\",\"steps\":" + STEPS + "}",
                    "windowDays",
                    "steps",
                    Set.of("G16")),
            new Collection(
                    KPI,
                    "/v1/communities/{c}/reconciliations",
                    JSON,
                    "{\"from\":\"2025-03-03\"}",
                    "to",
                    "to",
                    Set.of("G16")));

    private record Row(String id, String type, BodyPublisher body, int status, String problem, List<String> headers) {
        static Row of(String id, String type, String body, int status, String problem, String... headers) {
            return new Row(id, type, BodyPublishers.ofString(body), status, problem, List.of(headers));
        }
    }

    private StoryCommunity community;

    @BeforeAll
    void makeCommunity(Product product) {
        community = StoryCommunity.in(product, ZoneId.of("UTC"));
    }

    static Stream<Collection> collections() {
        return COLLECTIONS.stream();
    }

    @ParameterizedTest
    @MethodSource("collections")
    void badBodiesAreRefusedAndChangeNothing(Collection collection) {
        var before = content(collection);
        var faults = new ArrayList<String>();
        for (var row : rows(collection)) {
            if (!collection.exempt().contains(row.id())) {
                check(row, collection, faults);
            }
        }
        assertThat(faults).isEmpty();
        assertThat(content(collection)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("collections")
    void keyOfAnEarlierRequestIsNotForAnotherOne(Collection collection) {
        if (!collection.exempt().contains("G18")) {
            var key = UUID.randomUUID().toString();
            var address = collection.address(community.id());
            var first =
                    community.owner().post(collection.service(), address, collection.fresh(), "Idempotency-Key", key);
            assertThat(first.status()).as(first.toString()).isBetween(200, 299);
            var changed = collection.good().contains("{n}") ? collection.fresh() : "{\"from\":\"2025-03-04\"}";
            var second = community.owner().post(collection.service(), address, changed, "Idempotency-Key", key);
            assertThat(fault("G18", second, 422, "idempotency-key-reused")).isEmpty();
        }
    }

    @Test
    void changesSayWhichStateTheyChange() {
        var member = community.owner().create(MEMBER, community.path("/members"), Map.of("displayName", "Ann"));
        for (var path : List.of(
                community.path(""),
                community.path("/members/" + member.get("id").asText()))) {
            for (var stale : List.of("\"stale\"", "W/\"1\"")) {
                var answer = patch(path, "If-Match", stale);
                assertThat(fault("G20", answer, 412, "precondition-failed")).isEmpty();
            }
            assertThat(fault("G19", patch(path), 428, "precondition-required")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void pagesRefuseLimitsAndCursorsThatAreNone(Service service) {
        var faults = new ArrayList<String>();
        for (var operation : Contract.of(service, community.owner()).operations()) {
            if (operation.isPaged()) {
                var address = operation.address(community.id());
                for (var query :
                        List.of("limit=0", "limit=-1", "limit=1001", "limit=abc", "cursor=abc", "cursor=eyJpZCI6MX0")) {
                    var answer = community.owner().get(service, address + "?" + query);
                    faults.addAll(fault("G23 " + operation, answer, 400, "malformed-request"));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private List<Row> rows(Collection at) {
        var deep = "{\"a\":".repeat(40) + "1" + "}".repeat(40);
        var huge = at.fresh().replaceFirst("\\{", "{" + " ".repeat(1 << 20));
        var broken = at.with("x", "\"?!\"").getBytes(StandardCharsets.ISO_8859_1);
        for (var i = 0; i < broken.length - 1; i++) {
            if (broken[i] == '?' && broken[i + 1] == '!') {
                broken[i] = (byte) 0xC3;
                broken[i + 1] = 0x28;
            }
        }
        var stream =
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(huge.getBytes(StandardCharsets.UTF_8)));
        return List.of(
                Row.of("G01", at.type(), "", 400, "malformed-request"),
                Row.of("G02", at.type(), "{\"a\":", 400, "malformed-request"),
                Row.of("G04", at.type(), "[]", 400, "malformed-request"),
                Row.of("G05", at.type(), at.with("foo", "1"), 400, "unknown-field"),
                Row.of("G07", at.type(), at.with(at.mistyped(), "\"text\""), 400, "malformed-request"),
                Row.of("G09", at.type(), at.with(at.free(), deep), 400, "malformed-request"),
                Row.of("G10", at.type(), huge, 413, "payload-too-large"),
                new Row("G10 chunked", at.type(), stream, 413, "payload-too-large", List.of()),
                Row.of("G11", "text/plain", at.fresh(), 415, "unsupported-media-type"),
                Row.of("G13", at.type(), at.fresh(), 406, "not-acceptable", "Accept", "application/xml"),
                new Row("G14", at.type(), BodyPublishers.ofByteArray(broken), 400, "malformed-request", List.of()),
                Row.of("G16", at.type(), at.fresh(), 400, "idempotency-key-missing", "Idempotency-Key", ""));
    }

    private void check(Row row, Collection collection, List<String> faults) {
        var headers = new ArrayList<>(row.headers());
        if (!headers.contains("Idempotency-Key")) {
            headers.addAll(List.of("Idempotency-Key", UUID.randomUUID().toString()));
        } else {
            headers.clear();
        }
        var answer = community
                .owner()
                .send(
                        collection.service(),
                        "POST",
                        collection.address(community.id()),
                        row.type(),
                        row.body(),
                        headers.toArray(String[]::new));
        faults.addAll(fault(row.id(), answer, row.status(), row.problem()));
    }

    @ParameterizedTest
    @MethodSource("collections")
    void methodsThatACollectionDoesNotHaveAreRefused(Collection collection) {
        for (var method : List.of("PUT", "TRACE")) {
            var answer = community
                    .owner()
                    .send(
                            collection.service(),
                            method,
                            collection.address(community.id()),
                            "",
                            BodyPublishers.noBody());
            assertThat(fault("G22", answer, 405, "method-not-allowed")).isEmpty();
            assertThat(answer.header("Allow")).as(answer.toString()).contains("POST");
        }
    }

    private Answer patch(String path, String... headers) {
        var body = BodyPublishers.ofString("{}");
        return community.owner().send(MEMBER, "PATCH", path, "application/merge-patch+json", body, headers);
    }

    private String content(Collection collection) {
        return community
                .owner()
                .get(collection.service(), collection.address(community.id()) + "?limit=500")
                .text();
    }

    /** What is wrong with the answer to bad input; slow ones are only told. */
    private static List<String> fault(String row, Answer answer, int status, String problem) {
        if (answer.millis() > 500) {
            System.out.println(row + " took " + answer.millis() + " ms: " + answer.request());
        }
        var fine = answer.status() == status
                && answer.header("Content-Type").startsWith("application/problem+json")
                && answer.json().path("type").asText().endsWith("/problems/" + problem)
                && !INTERNALS.matcher(answer.text()).find();
        return fine ? List.of() : List.of(row + " (expected " + status + " " + problem + "): " + answer);
    }
}
