package org.communityops.kpi.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.test.FeedPages;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.communityops.kpi.funnelresult.StoredFunnels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Grafana's dashboards get from the schema {@code bi}, as a login of the BI role, what their panels need. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DashboardsTest {
    private static final Path FOLDER = Path.of("../deploy/grafana/dashboards");

    private TestCommunity community = TestCommunity.unheardOf();

    @BeforeEach
    void play() throws SQLException {
        community = TestCommunity.in("Asia/Shanghai");
        community.sees(
                community.joined("ana", "2026-05-04T12:00:00Z"),
                community.message("ana", "2026-05-04T12:00:00Z"),
                community.reply("ana", "2026-05-12T12:00:00Z"),
                community.reaction("ana", "2026-05-12T12:00:00Z"),
                community.event(
                        "purchase.completed",
                        "ana",
                        "2026-05-12T12:00:00Z",
                        Map.of("orderId", "o", "amount", 9.5, "currency", "CNY")));
        FeedPages.apply(
                "incentive",
                FeedPages.item(
                        Ids.next(),
                        community.id(),
                        "experiment.started",
                        community.id().toString(),
                        Instant.parse("2026-05-01T00:00:00Z"),
                        Map.of(
                                "experimentId",
                                Ids.next(),
                                "key",
                                "welcome",
                                "metric",
                                "messages",
                                "trafficShare",
                                100,
                                "variants",
                                List.of(Map.of("key", "a", "weight", 50), Map.of("key", "b", "weight", 50)),
                                "startedAt",
                                "2026-05-01T00:00:00Z")));
        StoredFunnels.save(community, "{'name':'rings','preset':'FIVE_RINGS'}");
        StoredFunnels.compute();
        Reader.mayReadNothing();
        Reader.mayRead(community.id());
    }

    @Test
    void giveEveryPanelItsRows() throws IOException, SQLException {
        var panels = 0;
        for (var dashboard : dashboards()) {
            for (var panel : dashboard.required("panels")) {
                for (var target : panel.required("targets")) {
                    var title = dashboard.required("title").asText() + ": "
                            + panel.required("title").asText();
                    check(title, panel.required("type").asText(), target);
                    panels++;
                }
            }
        }
        assertThat(panels).isGreaterThan(15);
    }

    @Test
    void findTheChoicesOfTheirVariables() throws IOException, SQLException {
        for (var dashboard : dashboards()) {
            for (var variable : dashboard.required("templating").required("list")) {
                if (variable.required("type").asText().equals("query")) {
                    assertThat(run(variable.required("query").asText()).rows())
                            .as(variable.required("name").asText())
                            .isNotEmpty();
                }
            }
        }
    }

    @Test
    void areFromTheDataSourceThatIsProvisioned() throws IOException {
        var provisioned = Files.readString(FOLDER.resolveSibling("provisioning/datasources/communityops.yaml"));
        assertThat(provisioned).contains("uid: communityops\n", "type: postgres\n");
        for (var dashboard : dashboards()) {
            assertThat(dashboard.findValues("datasource"))
                    .isNotEmpty()
                    .allSatisfy(source ->
                            assertThat(source.required("uid").asText()).isEqualTo("communityops"));
        }
    }

    private void check(String title, String type, JsonNode target) throws SQLException {
        var found = run(target.required("rawSql").asText());
        assertThat(found.rows()).as(title).isNotEmpty();
        if (target.required("format").asText().equals("time_series")) {
            assertThat(found.columns()).as(title).startsWith("time").contains("value");
            assertThat(types(target.required("rawSql").asText()))
                    .as(title)
                    .containsEntry("time", "timestamp")
                    .containsEntry("value", "float8");
        }
        if (type.equals("stat")) {
            assertThat(found.columns()).as(title).containsExactly("value");
            assertThat(found.rows())
                    .as(title)
                    .singleElement()
                    .satisfies(row -> assertThat(row.getFirst()).isNotNull());
        }
        if (type.equals("barchart")) {
            assertThat(found.columns()).as(title).hasSize(2);
        }
    }

    private Map<String, String> types(String sql) throws SQLException {
        try (var reader = Reader.connect();
                var statement = reader.createStatement();
                var result = statement.executeQuery(filled(sql))) {
            var types = new HashMap<String, String>();
            for (var i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                types.put(
                        result.getMetaData().getColumnName(i),
                        result.getMetaData().getColumnTypeName(i));
            }
            return types;
        }
    }

    private Cells run(String sql) throws SQLException {
        try (var reader = Reader.connect()) {
            return Cells.of(reader, filled(sql));
        }
    }

    /** With the macros and variables as Grafana writes them. */
    private String filled(String sql) {
        var filled = sql.replace("$__timeFrom()", "'2026-05-01T00:00:00Z'")
                .replace("$__timeTo()", "'2026-05-31T23:59:59Z'")
                .replace("$cohortBy", "WEEK")
                .replace("$metric", "messages")
                .replace("$community", community.id().toString());
        assertThat(filled).doesNotContain("$");
        return filled;
    }

    private static List<JsonNode> dashboards() throws IOException {
        var json = new ObjectMapper();
        try (Stream<Path> files = Files.list(FOLDER)) {
            var found = files.sorted().map(file -> read(json, file)).toList();
            assertThat(found).hasSizeGreaterThanOrEqualTo(3);
            return found;
        }
    }

    private static JsonNode read(ObjectMapper json, Path file) {
        try {
            return json.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Dashboard not read", e);
        }
    }
}
