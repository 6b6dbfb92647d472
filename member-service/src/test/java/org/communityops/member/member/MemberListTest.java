package org.communityops.member.member;

import static org.communityops.kit.test.ProblemAssert.problem;
import static org.communityops.member.TestCommunity.asOwner;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.PostgresResource;
import org.communityops.member.TestCommunity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MemberListTest {
    private static final String MEMBERS = "/v1/communities/{communityId}/members";

    private UUID community;

    @BeforeEach
    void aCommunity() {
        community = TestCommunity.open();
    }

    @Test
    void ordersMembersByTheDateOfJoining() {
        add("Bob", "2026-01-02T00:00:00Z", "ACTIVE");
        add("Ann", "2026-01-01T00:00:00Z", "ACTIVE");
        add("Cid", "2026-01-03T00:00:00Z", "VISITOR");

        list(asOwner().filter(ContractValidation.filter()), "Ann", "Bob", "Cid");
        list(asOwner().queryParam("sort", "joinedAt"), "Ann", "Bob", "Cid");
        list(asOwner().queryParam("sort", "-joinedAt"), "Cid", "Bob", "Ann");
    }

    @Test
    void narrowsTheListToWhatIsAskedFor() {
        add("Ann", "2026-01-01T00:00:00Z", "ACTIVE");
        add("Bob", "2026-01-02T00:00:00Z", "ACTIVE");
        add("Cid", "2026-01-03T00:00:00Z", "VISITOR");

        list(asOwner().queryParam("status", "VISITOR"), "Cid");
        list(asOwner().queryParam("joinedFrom", "2026-01-02T00:00:00Z"), "Bob", "Cid");
        list(asOwner().queryParam("joinedTo", "2026-01-02T00:00:00Z"), "Ann");
        list(
                asOwner()
                        .queryParam("joinedFrom", "2026-01-02T00:00:00Z")
                        .queryParam("joinedTo", "2026-01-03T00:00:00Z"),
                "Bob");
    }

    @Test
    void findsMembersByTheBeginningOfANameOrHandle() {
        add("Annabel", "2026-01-01T00:00:00Z", "ACTIVE");
        addWithHandle("Bob", "2026-01-02T00:00:00Z", "ann_o");
        add("Joanna", "2026-01-03T00:00:00Z", "ACTIVE");

        list(asOwner().queryParam("q", "ANN"), "Annabel", "Bob");
        list(asOwner().queryParam("q", "ann_"), "Bob");
        asOwner().queryParam("q", "%").get(MEMBERS, community).then().body("items", empty());
        asOwner().queryParam("q", "\\").get(MEMBERS, community).then().body("items", empty());
        asOwner().queryParam("q", "' or 1=1 --").get(MEMBERS, community).then().body("items", empty());
    }

    @Test
    void findsNobodyOfAnotherCommunity() {
        addWithHandle("Ann", "2026-01-01T00:00:00Z", "ann");
        var other = TestCommunity.open();

        asOwner()
                .queryParam("q", "ann")
                .get(MEMBERS, other)
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void pagesAreStableUnderInsertsAlsoAmongMembersOfOneInstant() {
        for (var name : new String[] {"A", "B", "C", "D"}) {
            add(name, "2026-01-01T00:00:00Z", "ACTIVE");
        }
        var all = asOwner().get(MEMBERS, community).<java.util.List<String>>path("items.id");

        var first = asOwner().queryParam("limit", 2).get(MEMBERS, community);
        add("Early", "2025-12-31T00:00:00Z", "ACTIVE");
        var second = asOwner()
                .queryParam("limit", 2)
                .queryParam("cursor", first.<String>path("next"))
                .get(MEMBERS, community);

        first.then().body("items.id", contains(all.get(0), all.get(1)));
        second.then().body("items.id", contains(all.get(2), all.get(3))).body("next", nullValue());
    }

    @Test
    void pagesBackwardsAsWell() {
        add("Ann", "2026-01-01T00:00:00Z", "ACTIVE");
        add("Bob", "2026-01-02T00:00:00Z", "ACTIVE");
        add("Cid", "2026-01-03T00:00:00Z", "ACTIVE");

        var first =
                asOwner().queryParam("sort", "-joinedAt").queryParam("limit", 2).get(MEMBERS, community);
        var next = first.<String>path("next");

        first.then().body("items.displayName", contains("Cid", "Bob"));
        list(asOwner().queryParam("sort", "-joinedAt").queryParam("limit", 2).queryParam("cursor", next), "Ann");
    }

    @Test
    void refusesTheCursorOfAnotherList() {
        add("Ann", "2026-01-01T00:00:00Z", "ACTIVE");
        add("Bob", "2026-01-02T00:00:00Z", "ACTIVE");
        var next = asOwner().queryParam("limit", 1).get(MEMBERS, community).<String>path("next");

        problem(
                asOwner()
                        .queryParam("cursor", next)
                        .queryParam("sort", "-joinedAt")
                        .get(MEMBERS, community),
                400,
                "malformed-request");
        problem(asOwner().queryParam("cursor", next).get(MEMBERS, TestCommunity.open()), 400, "malformed-request");
    }

    private void list(RequestSpecification request, String... names) {
        request.get(MEMBERS, community).then().statusCode(200).body("items.displayName", contains(names));
    }

    private void add(String name, String joinedAt, String status) {
        var body = "{\"displayName\": \"%s\", \"joinedAt\": \"%s\", \"status\": \"%s\"}";
        created(asOwner().body(body.formatted(name, joinedAt, status)).post(MEMBERS, community));
    }

    private void addWithHandle(String name, String joinedAt, String handle) {
        var body = """
                {"displayName": "%s", "joinedAt": "%s",
                 "identities": [{"platform": "zulip", "externalId": "%s", "handle": "%s"}]}
                """;
        created(asOwner()
                .body(body.formatted(name, joinedAt, UUID.randomUUID(), handle))
                .post(MEMBERS, community));
    }

    private static void created(Response response) {
        response.then().statusCode(201);
    }
}
