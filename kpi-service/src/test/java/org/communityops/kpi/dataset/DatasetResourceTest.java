package org.communityops.kpi.dataset;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DatasetResourceTest {
    private TestCommunity ours = TestCommunity.unheardOf();
    private TestCommunity theirs = TestCommunity.unheardOf();

    @BeforeEach
    void play() {
        ours = TestCommunity.in("UTC");
        theirs = TestCommunity.in("UTC");
        ours.sees(ours.message("ana", "2026-05-01T12:00:00Z"), ours.reply("bo", "2026-05-02T12:00:00Z"));
        theirs.sees(theirs.message("cy", "2026-05-01T12:00:00Z"));
    }

    @Test
    void tellsWhatItHas() {
        ours.asOwner()
                .get("/v1/datasets")
                .then()
                .statusCode(200)
                .body("items.find {it.name == 'members-daily'}.updatedSince", equalTo(true))
                .body("items.find {it.name == 'members-daily'}.columns[0].name", equalTo("communityId"))
                .body("items.find {it.name == 'members-daily'}.columns[0].sqlName", equalTo("community_id"))
                .body(
                        "items.find {it.name == 'metrics-daily'}.columns.find {it.name == 'value'}.type",
                        equalTo("DECIMAL"))
                .body(
                        "items.find {it.name == 'metrics-daily'}.columns.find {it.name == 'value'}.nullable",
                        equalTo(true))
                .body("items.find {it.name == 'retention'}.formats", hasItem("PARQUET"))
                .body("items.find {it.name == 'retention'}.updatedSince", equalTo(false));
    }

    @Test
    void writesOneTableWithAHeader() {
        var csv = ours.asOwner().accept("text/csv").get("/v1/datasets/members-daily");

        csv.then()
                .statusCode(200)
                .contentType(equalTo("text/csv;charset=UTF-8;header=present"))
                .header("Content-Disposition", "attachment; filename=\"members-daily.csv\"")
                .header("Cache-Control", containsString("no-cache"));
        var lines = csv.asString().split("\r\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[0])
                .isEqualTo(
                        "communityId,day,memberId,messages,replies,reactions,threadsStarted,questions,answersAccepted,contentPublished,purchases,updatedAt");
        assertThat(lines[1]).startsWith(ours.id() + ",2026-05-01," + ours.member("ana") + ",1,0,0,0,0,0,0,0,");
        assertThat(lines[2]).startsWith(ours.id() + ",2026-05-02," + ours.member("bo") + ",1,1,0,0,0,0,0,0,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "*/* - application/json",
                "application/json - application/json",
                "text/csv - text/csv",
                "application/x-ndjson - application/x-ndjson",
                "application/vnd.apache.parquet - application/vnd.apache.parquet",
                "text/csv;q=0.5,application/x-ndjson - application/x-ndjson",
                "*/* csv text/csv",
                "application/json parquet application/vnd.apache.parquet"
            })
    void writesWhatIsAsked(String accept, String format, String type) {
        ours.asOwner()
                .accept(accept)
                .get("/v1/datasets/communities" + (format.equals("-") ? "" : "?format=" + format))
                .then()
                .statusCode(200)
                .contentType(startsWith(type));
    }

    @Test
    void answersNothingNewWithNothing() {
        var path = "/v1/datasets/leaderboards?format=parquet";
        var tag = ours.asOwner().get(path).then().statusCode(200).extract().header("ETag");

        ours.asOwner().header("If-None-Match", tag).get(path).then().statusCode(304);
        ours.sees(ours.message("ana", "2026-05-02T12:00:00Z"));
        ours.asOwner().header("If-None-Match", tag).get(path).then().statusCode(200);
    }

    @Test
    void sendsTextCompressed() {
        ours.asOwner()
                .header("Accept-Encoding", "gzip")
                .get("/v1/datasets/metrics-daily?format=csv")
                .then()
                .statusCode(200)
                .header("Content-Encoding", "gzip")
                .body(containsString("communityId,day,metric"));
    }

    @Test
    void leavesNoFileBehind() throws IOException {
        ours.asOwner().get("/v1/datasets/metrics-daily").then().statusCode(200);
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("dataset-")))
                    .isEmpty();
        }
    }

    @Test
    void turnsAwayWhomItCannotServeAtOnce() throws Exception {
        var answers = new ArrayList<Future<Response>>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 50; i++) {
                answers.add(clients.submit(() -> read(ours.owner(), "metrics-daily?format=csv")));
            }
        }

        var tables = new HashSet<String>();
        for (var answer : answers) {
            if (answer.get().statusCode() == 200) {
                tables.add(answer.get().asString());
            } else {
                problem(answer.get(), 503, "overloaded").header("Retry-After", "1");
            }
        }
        assertThat(tables).hasSize(1);
    }

    @Test
    void showsTheCommunitiesOfTheKeyOrThoseNamed() {
        var both = TestKeys.of(KeyKind.BI, ours.id(), theirs.id());

        communities(TestKeys.of(KeyKind.BI, ours.id()), "").body("communityId", equalTo(List.of(id(ours))));
        communities(both, "").body("", hasSize(2));
        communities(both, "?communityId=" + id(theirs)).body("communityId", equalTo(List.of(id(theirs))));
        communities(both, "?communityId=" + id(theirs) + "&communityId=" + id(ours))
                .body("", hasSize(2));
        communities(TestKeys.everywhere(KeyKind.APP), "").body("communityId", hasItem(id(theirs)));
    }

    @Test
    void knowsNothingOfOtherCommunities() {
        for (var hidden : List.of(theirs.id(), UUID.randomUUID())) {
            problem(
                    read(
                            TestKeys.of(KeyKind.BI, ours.id()),
                            "metrics-daily?communityId=" + id(ours) + "&communityId=" + hidden),
                    404,
                    "not-found");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyKind.class,
            names = {"BOT", "SVC"})
    void isClosedToOtherKinds(KeyKind kind) {
        problem(read(TestKeys.of(kind, ours.id()), "communities"), 403, "forbidden");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "luck 404 not-found",
                "metrics_daily 404 not-found",
                "communities?format=exe 406 not-acceptable",
                "communities?format=CSV 406 not-acceptable",
                "communities?communityId=abc 400 malformed-request",
                "communities?from=2026-05-01 422 validation-failed",
                "experiments?to=2026-05-01 422 validation-failed",
                "metrics-daily?from=2026-05-02&to=2026-05-01 422 validation-failed",
                "metrics-daily?from=2010-05-02&to=2026-05-01 422 range-too-large",
                "metrics-daily?from=yesterday 400 malformed-request",
                "metrics-daily?updatedSince=yesterday 400 malformed-request",
                "metrics-daily?updatedSince=2026-05-01 400 malformed-request"
            })
    void refusesWhatItCannotAnswer(String query, int status, String problem) {
        problem(read(ours.owner(), query), status, problem);
    }

    @Test
    void refusesFormatsThatItDoesNotHave() {
        problem(
                ours.asOwner().accept("application/vnd.ms-excel").get("/v1/datasets/communities"),
                406,
                "not-acceptable");
    }

    @Test
    void choosesByDays() {
        assertThat(days("from=2026-05-02")).containsExactly("2026-05-02");
        assertThat(days("to=2026-05-01")).containsExactly("2026-05-01");
        assertThat(days("from=2026-05-01&to=2026-05-02")).hasSize(2);
        assertThat(read(ours.owner(), "leaderboards?to=2026-05-31").jsonPath().getList("month"))
                .containsOnly("2026-05-01");
    }

    private List<String> days(String range) {
        return read(ours.owner(), "members-daily?" + range).jsonPath().getList("day");
    }

    private static String id(TestCommunity community) {
        return community.id().toString();
    }

    private static io.restassured.response.ValidatableResponse communities(String key, String query) {
        return read(key, "communities" + query).then().statusCode(200);
    }

    private static Response read(String key, String path) {
        return given().header("Authorization", key).get("/v1/datasets/" + path);
    }
}
