package org.communityops.incentive.course;

import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.Race;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CourseResourceTest {
    private static final String GOOD =
            "{\"name\": \"Answering\", \"indicator\": \"reply_ratio\", \"below\": 60.5, \"dueDays\": 14}";

    private final CommunityFixture community = CommunityFixture.in("UTC");

    private Response post(String body) {
        return community.asOwner().body(body).post(community.path("/training-courses"));
    }

    private String course(String body) {
        return post(body).then().statusCode(201).extract().path("id");
    }

    @Test
    void showsACourseAtItsLocation() {
        var location = community
                .asOwner()
                .filter(ContractValidation.filter())
                .body(GOOD)
                .post(community.path("/training-courses"))
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .extract()
                .header("Location");

        community
                .as(TestKeys.of(KeyKind.BI, community.id))
                .filter(ContractValidation.filter())
                .get(location)
                .then()
                .statusCode(200)
                .body("name", equalTo("Answering"))
                .body("indicator", equalTo("reply_ratio"))
                .body("below", equalTo(60.5f))
                .body("dueDays", equalTo(14))
                .body("state", equalTo("ACTIVE"));
    }

    @Test
    void givesThirtyDaysToACourseForNoIndicator() {
        community
                .get("/training-courses/" + course("{\"name\": \"Welcome\"}"))
                .body("dueDays", equalTo(30))
                .body("indicator", nullValue());
    }

    @Test
    void listsNewestFirstByState() {
        var first = course("{\"name\": \"A\"}");
        var second = course("{\"name\": \"B\", \"state\": \"RETIRED\"}");

        community.get("/training-courses").body("items.id", contains(second, first));
        community.get("/training-courses?state=ACTIVE").body("items.id", contains(first));
        String next = community.get("/training-courses?limit=1").extract().path("next");
        community.get("/training-courses?limit=1&cursor=" + next).body("items.id", contains(first));
    }

    @Test
    void isChangedByWhoHasSeenIt() {
        var path = "/training-courses/" + course(GOOD);

        community
                .patch(path, "\"1\"", "{\"below\": 70, \"state\": \"RETIRED\"}")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("below", equalTo(70))
                .body("state", equalTo("RETIRED"))
                .body("name", equalTo("Answering"));
        problem(community.patch(path, "\"1\"", "{\"below\": 80}"), 412, "precondition-failed");
        problem(community.patch(path, "\"2\"", "{\"below\": null}"), 422, "validation-failed");
        community
                .patch(path, "\"2\"", "{\"below\": null, \"indicator\": null}")
                .statusCode(200)
                .body("indicator", nullValue());
    }

    @Test
    void hasANameOfItsOwn() {
        course(GOOD);
        var other = course("{\"name\": \"Other\"}");

        problem(post(GOOD), 409, "conflict");
        problem(community.patch("/training-courses/" + other, "\"1\"", "{\"name\": \"Answering\"}"), 409, "conflict");
    }

    @Test
    void isMadeOnceByFiftyWhoGiveItTheSameName() throws Exception {
        var answers = Race.of(50, i -> () -> post(GOOD).statusCode());

        Assertions.assertThat(Collections.frequency(answers, 201)).isEqualTo(1);
        Assertions.assertThat(Collections.frequency(answers, 409)).isEqualTo(49);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"name": " "}                                              | /name
                    {"name": "A", "dueDays": 0}                                | /dueDays
                    {"name": "A", "dueDays": 366}                              | /dueDays
                    {"name": "A", "indicator": "reply_ratio"}                  | /below
                    {"name": "A", "below": 60}                                 | /below
                    {"name": "A", "indicator": "reply_ratio", "below": -1}     | /below
                    {"name": "A", "link": "learn.example"}                     | /link
                    """)
    void refusesWhatIsNoCourse(String body, String pointer) {
        problem(post(body), 422, "validation-failed").body("errors.pointer", hasItem(pointer));
    }

    @Test
    void refusesBadInputLikeEveryOtherEndpoint() {
        GenericBadInput.refusedByPost(community.owner, community.path("/training-courses"), GOOD);
        GenericBadInput.refusedByList(community.owner, community.path("/training-courses"));
        problem(community.asOwner().get(community.path("/training-courses/" + UUID.randomUUID())), 404, "not-found");
        var elsewhere = CommunityFixture.in("UTC");
        problem(
                elsewhere.asOwner().get(elsewhere.path("/training-courses/" + course("{\"name\": \"C\"}"))),
                404,
                "not-found");
    }
}
