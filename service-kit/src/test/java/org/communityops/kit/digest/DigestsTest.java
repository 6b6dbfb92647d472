package org.communityops.kit.digest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DigestsTest {
    private static final Instant TIME = Instant.parse("2026-11-20T02:15:00Z");

    @Inject
    Digests digests;

    @Inject
    @DataSource("feed")
    AgroalDataSource database;

    private final UUID community = UUID.randomUUID();

    @Test
    void addsCheckSumsModuloTwoToTheSixtyFour() throws Exception {
        record(one(TIME, 0xFFFF_FFFF_FFFF_FFFFL));
        record(one(TIME, 3));

        read("").then().statusCode(200).body("items.checksum", contains("0000000000000002"));
        read("").then().body("items.events", contains(2)).body("items.day", contains("2026-11-20"));
    }

    @Test
    void wrapsWithinOnePageToo() throws Exception {
        record(one(TIME, 0x8000_0000_0000_0000L), one(TIME, 0x8000_0000_0000_0005L));

        read("").then().body("items.checksum", contains("0000000000000005"));
    }

    @Test
    void writesSixteenHexadecimalDigits() throws Exception {
        record(one(TIME, 0x00A1_B2C3_D4E5_F607L));

        read("").then().body("items.checksum", contains("00a1b2c3d4e5f607"));
    }

    @Test
    void countsByUtcDayAndType() throws Exception {
        record(
                one(Instant.parse("2026-11-20T23:59:59.999999Z"), 1),
                one(Instant.parse("2026-11-21T00:00:00Z"), 2),
                new Digested(community, TIME, "reaction.added", 4));

        read("").then()
                .body("items.day", contains("2026-11-20", "2026-11-20", "2026-11-21"))
                .body("items.type", contains("message.posted", "reaction.added", "message.posted"))
                .body("items.events", contains(1, 1, 1));
    }

    @Test
    void doesNotDependOnTheOrderNorOnThePages() throws Exception {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var sums = random.longs(500).boxed().toList();
        var shuffled = new ArrayList<>(sums);
        Collections.shuffle(shuffled, random);
        var other = UUID.randomUUID();

        for (var start = 0; start < 500; start += 100) {
            record(items(community, sums.subList(start, start + 100)));
        }
        record(items(other, shuffled));

        var expected = sums.stream().mapToLong(Long::longValue).sum();
        assertThat(read("").<List<String>>path("items.checksum"))
                .as("seed %d", seed)
                .containsExactly(String.format("%016x", expected))
                .isEqualTo(read(other, "").<List<String>>path("items.checksum"));
    }

    @Test
    void readsFromTheFirstDayUpToTheLast() throws Exception {
        record(IntStream.rangeClosed(1, 5)
                .mapToObj(day -> one(Instant.parse("2026-11-0" + day + "T12:00:00Z"), day))
                .toArray(Digested[]::new));

        read("?from=2026-11-02&to=2026-11-04").then().body("items.day", contains("2026-11-02", "2026-11-03"));
        read("?from=2026-11-05").then().body("items.day", contains("2026-11-05"));
        read("?to=2026-11-02").then().body("items.day", contains("2026-11-01"));
        read("?from=2026-11-02&to=2026-11-02").then().body("items", hasSize(0));
    }

    @Test
    void refusesDaysThatAreNone() {
        problem(read("?from=2026-02-30"), 400, "malformed-request");
        problem(read("?from=2026-11-03&to=2026-11-02"), 422, "validation-failed");
    }

    @Test
    void keepsCommunitiesApart() throws Exception {
        record(one(TIME, 1));

        read(UUID.randomUUID(), "").then().body("items", hasSize(0));
    }

    private Digested one(Instant time, long checksum) {
        return new Digested(community, time, "message.posted", checksum);
    }

    private static Digested[] items(UUID community, List<Long> sums) {
        return sums.stream()
                .map(sum -> new Digested(community, TIME, "message.posted", sum))
                .toArray(Digested[]::new);
    }

    private void record(Digested... items) throws SQLException {
        try (var connection = database.getConnection()) {
            digests.record(connection, List.of(items));
        }
    }

    private Response read(String query) {
        return read(community, query);
    }

    private static Response read(UUID community, String query) {
        return given().header("Authorization", TestKeys.everywhere(KeyKind.SVC))
                .get("/v1/communities/" + community + "/digests" + query);
    }
}
