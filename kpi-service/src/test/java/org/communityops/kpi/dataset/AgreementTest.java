package org.communityops.kpi.dataset;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.test.FeedPages;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.communityops.kpi.TestCommunity;
import org.communityops.kpi.funnelresult.StoredFunnels;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JSON, NDJSON, CSV, Parquet and SQL hold the same cells; DuckDB is the reader from outside. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AgreementTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    /** Nobody leaves, so there is a rate over nobody; names are what a spreadsheet or a reader of CSV may take wrongly. */
    private static final String FUNNEL =
            "{'name':'=漏斗, 1','ordered':true,'windowDays':30,'steps':[{'name':'joined','eventTypes':['member.joined']},"
                    + "{'name':'＋消息','eventTypes':['message.posted']},{'name':'left','eventTypes':['member.left']},"
                    + "{'name':'back','eventTypes':['reaction.added']}]}";

    private static final Map<String, String> DUCKDB_TYPES = Map.of(
            "UUID", "UUID",
            "TEXT", "VARCHAR",
            "DATE", "DATE",
            "INSTANT", "TIMESTAMP WITH TIME ZONE",
            "INTEGER", "BIGINT",
            "DECIMAL", "DECIMAL(24,6)",
            "BOOLEAN", "BOOLEAN");

    @TempDir
    Path folder = Path.of("");

    private TestCommunity one = TestCommunity.unheardOf();
    private TestCommunity other = TestCommunity.unheardOf();

    /** A dataset as the catalogue tells of it. */
    private record Described(String name, String view, List<String> columns, List<String> types, boolean range) {
        static List<Described> all(TestCommunity community) {
            List<Map<String, Object>> items = community
                    .asOwner()
                    .get("/v1/datasets")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items");
            return items.stream().map(Described::of).toList();
        }

        @SuppressWarnings("unchecked")
        private static Described of(Map<String, Object> item) {
            var columns = (List<Map<String, String>>) requireNonNull(item.get("columns"));
            return new Described(
                    (String) requireNonNull(item.get("name")),
                    (String) requireNonNull(item.get("view")),
                    columns.stream()
                            .map(column -> requireNonNull(column.get("name")))
                            .toList(),
                    columns.stream()
                            .map(column -> requireNonNull(column.get("type")))
                            .toList(),
                    (Boolean) requireNonNull(item.get("range")));
        }

        /** The columns as DuckDB wants them told. */
        String duckDbColumns() {
            return IntStream.range(0, columns.size())
                    .mapToObj(i -> "'" + columns.get(i) + "': '" + DUCKDB_TYPES.get(types.get(i)) + "'")
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }

    @BeforeEach
    void play() throws SQLException {
        one = TestCommunity.in("Asia/Shanghai");
        other = TestCommunity.in("America/New_York");
        FeedPages.apply(
                "member",
                FeedPages.item(
                        Ids.next(),
                        one.id(),
                        "community.changed",
                        one.id().toString(),
                        Instant.EPOCH,
                        Map.of("id", one.id(), "slug", "读书会, \"夜\"\n=1", "timeZone", "Asia/Shanghai")));
        for (var community : List.of(one, other)) {
            community.sees(
                    community.joined("ana", "2026-04-01T12:00:00Z"),
                    community.joined("bo", "2026-05-02T12:00:00Z"),
                    community.message("ana", "2026-04-01T13:00:00Z"),
                    community.reply("bo", "2026-05-03T03:59:00Z"),
                    community.reaction("ana", "2026-05-03T04:01:00Z"),
                    bought(community, "9.99", "CNY"),
                    bought(community, "1234567.8901", "JPY"));
            StoredFunnels.save(community, FUNNEL);
        }
        StoredFunnels.compute();
        FeedPages.apply("incentive", experiment(one, "=SUM(A1:A9)", "对照组 \"A\"", "", "＋1\r\n2"));
        FeedPages.apply("incentive", experiment(other, "plain", "a", "b"));
        Reader.mayReadNothing();
        Reader.mayRead(one.id());
        Reader.mayRead(other.id());
    }

    @Test
    void holdsTheSameCellsInEveryFormat() throws IOException, SQLException {
        var datasets = Described.all(one);
        assertThat(datasets)
                .extracting(Described::name)
                .contains(
                        "communities",
                        "experiments",
                        "funnels",
                        "leaderboards",
                        "members-daily",
                        "metrics-daily",
                        "retention");
        for (var dataset : datasets) {
            assertThat(agrees(dataset, "").rows()).as(dataset.name()).hasSizeGreaterThan(1);
        }
    }

    @Test
    void holdsNothingButTheHeaderWhereARangeIsEmpty() throws IOException, SQLException {
        for (var dataset : Described.all(one)) {
            if (dataset.range()) {
                assertThat(agrees(dataset, "&from=2001-01-01&to=2001-01-31").rows())
                        .as(dataset.name())
                        .isEmpty();
                assertThat(read(dataset, "csv", "&from=2001-01-01&to=2001-01-31")
                                .asString())
                        .isEqualTo(String.join(",", dataset.columns()) + "\r\n");
            }
        }
    }

    @Test
    void keepsWhatTextsAndNullsAre() throws IOException, SQLException {
        var rows = agrees(find("experiments"), "").rows();

        assertThat(rows).extracting(row -> row.get(2)).contains("=SUM(A1:A9)");
        assertThat(rows).extracting(row -> row.get(5)).contains("对照组 \"A\"", "", "＋1\r\n2");
        assertThat(rows).extracting(row -> row.get(8)).containsNull();
        assertThat(agrees(find("funnels"), "").rows())
                .extracting(row -> row.get(2), row -> row.get(3), row -> row.get(7), row -> row.get(11))
                .contains(tuple("=漏斗, 1", "true", "＋消息", "1"), tuple("=漏斗, 1", "true", "back", null));
        assertThat(agrees(find("communities"), "").rows())
                .extracting(row -> row.get(1))
                .contains("读书会, \"夜\"\n=1");
        assertThat(agrees(find("metrics-daily"), "").rows())
                .extracting(row -> row.get(5))
                .contains("9.99", "1234567.8901")
                .containsNull();
    }

    private Described find(String name) {
        return Described.all(one).stream()
                .filter(dataset -> dataset.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The cells of a dataset, after all its forms were compared. */
    private Cells agrees(Described dataset, String query) throws IOException, SQLException {
        var json = new ArrayList<JsonNode>();
        JSON.readTree(read(dataset, "json", query).asByteArray()).forEach(json::add);
        var cells = Cells.of(json, dataset.columns(), dataset.types());
        var lines = new ArrayList<JsonNode>();
        for (var line : read(dataset, "ndjson", query).asString().lines().toList()) {
            lines.add(JSON.readTree(line));
        }

        assertThat(Cells.of(lines, dataset.columns(), dataset.types()))
                .as(dataset.name() + " as NDJSON")
                .isEqualTo(cells);
        assertThat(fromCsv(dataset, query)).as(dataset.name() + " as CSV").isEqualTo(guarded(cells));
        assertThat(fromParquet(dataset, query))
                .as(dataset.name() + " as Parquet")
                .isEqualTo(cells);
        assertThat(new HashSet<>(fromSql(dataset, query).rows()))
                .as(dataset.name() + " in SQL")
                .isEqualTo(new HashSet<>(cells.rows()));
        assertThat(fromSql(dataset, query).columns()).isEqualTo(cells.inSql().columns());
        assertThat(fromSql(dataset, query).rows()).hasSameSizeAs(cells.rows());
        return cells;
    }

    private Cells fromCsv(Described dataset, String query) throws IOException, SQLException {
        var file = save(dataset, "csv", query);
        try (var duckDb = DriverManager.getConnection("jdbc:duckdb:")) {
            return Cells.of(
                    duckDb,
                    "select * from read_csv('%s', header = true, delim = ',', quote = '\"', escape = '\"', columns = %s, allow_quoted_nulls = false)"
                            .formatted(file, dataset.duckDbColumns()));
        }
    }

    private Cells fromParquet(Described dataset, String query) throws IOException, SQLException {
        var file = save(dataset, "parquet", query);
        try (var duckDb = DriverManager.getConnection("jdbc:duckdb:")) {
            var types = Cells.of(duckDb, "describe select * from '%s'".formatted(file))
                    .rows();
            for (var i = 0; i < types.size(); i++) {
                var expected = dataset.types().get(i);
                assertThat(String.valueOf(types.get(i).get(1)))
                        .as(dataset.name() + "." + dataset.columns().get(i))
                        .isEqualTo(DUCKDB_TYPES.get(expected));
            }
            return Cells.of(duckDb, "select * from '%s'".formatted(file));
        }
    }

    private Cells fromSql(Described dataset, String query) throws SQLException {
        try (var reader = Reader.connect()) {
            var day = dataset.types().indexOf("DATE");
            var where = query.isEmpty()
                    ? ""
                    : " where "
                            + Cells.of(reader, "select * from " + dataset.view() + " limit 0")
                                    .columns()
                                    .get(day) + " between '2001-01-01' and '2001-01-31'";
            return Cells.of(reader, "select * from " + dataset.view() + where);
        }
    }

    /** What a spreadsheet would take for a formula has an apostrophe before it in CSV, and only there. */
    private static Cells guarded(Cells cells) {
        var rows = new ArrayList<List<@Nullable String>>();
        for (var row : cells.rows()) {
            var guarded = new ArrayList<@Nullable String>();
            row.forEach(cell -> guarded.add(guarded(cell)));
            rows.add(guarded);
        }
        return new Cells(cells.columns(), rows);
    }

    private static @Nullable String guarded(@Nullable String cell) {
        return cell != null && (cell.startsWith("=") || cell.startsWith("＋")) ? "'" + cell : cell;
    }

    private Path save(Described dataset, String format, String query) throws IOException {
        return Files.write(
                folder.resolve(dataset.name() + "." + format),
                read(dataset, format, query).asByteArray());
    }

    private Response read(Described dataset, String format, String query) {
        return given().header("Authorization", TestKeys.of(KeyKind.BI, one.id(), other.id()))
                .get("/v1/datasets/" + dataset.name() + "?format=" + format + query)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    private static FeedItem bought(TestCommunity community, String amount, String currency) {
        return community.event(
                "purchase.completed",
                "ana",
                "2026-05-03T12:00:00Z",
                Map.of("orderId", "o", "amount", new java.math.BigDecimal(amount), "currency", currency));
    }

    private static FeedItem experiment(TestCommunity community, String key, String... variants) {
        return FeedPages.item(
                Ids.next(),
                community.id(),
                "experiment.started",
                community.id().toString(),
                Instant.parse("2026-05-01T00:00:00Z"),
                Map.of(
                        "experimentId",
                        Ids.next(),
                        "key",
                        key,
                        "metric",
                        "messages",
                        "trafficShare",
                        100,
                        "variants",
                        java.util.Arrays.stream(variants)
                                .map(variant -> Map.of("key", variant, "weight", 30))
                                .toList(),
                        "startedAt",
                        "2026-05-01T00:00:00Z"));
    }
}
