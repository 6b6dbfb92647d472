package org.communityops.deploy.bench.kpi;

import java.io.IOException;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.communityops.deploy.bench.http.Requests;
import org.communityops.deploy.bench.measure.Sample;
import org.communityops.deploy.bench.raw.RawDatabase;
import org.communityops.deploy.bench.testbed.Testbed;

/** The times of a question over HTTP and by SQL, in milliseconds, one value a pass. */
record Comparison(Sample http, Sample sql) {

    /** How many times faster HTTP is. */
    double ratio() {
        return sql.median() / http.median();
    }

    /** Asks questions both ways, in turns; the first round only warms up. */
    static List<Comparison> of(List<Question> questions, Requests owner, RawDatabase database, Testbed testbed)
            throws IOException, InterruptedException, SQLException {
        var passes = testbed.sizes().passes();
        var http = new double[questions.size()][passes];
        var sql = new double[questions.size()][passes];
        try (var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var connection = database.connect()) {
            prepare(connection);
            for (var pass = -1; pass < passes; pass++) {
                testbed.console().progress("Questions, pass " + (pass + 1) + " of " + passes);
                for (var i = 0; i < questions.size(); i++) {
                    var bySql = questions.get(i).bySql(connection);
                    for (var more = 0; pass < 0 && more < testbed.sizes().warmUps(); more++) {
                        questions.get(i).byHttp(client, owner);
                    }
                    var byHttp = questions.get(i).byHttp(client, owner);
                    if (!bySql.figures().equals(byHttp.figures())) {
                        throw new IOException("Different figures at "
                                + questions.get(i).path() + ": " + byHttp.figures() + ", by SQL " + bySql.figures());
                    }
                    if (pass >= 0) {
                        sql[i][pass] = bySql.millis();
                        http[i][pass] = byHttp.millis();
                    }
                }
            }
        }
        var comparisons = new ArrayList<Comparison>();
        for (var i = 0; i < questions.size(); i++) {
            comparisons.add(new Comparison(new Sample(http[i]), new Sample(sql[i])));
        }
        return comparisons;
    }

    /** Memory enough for the database to sort and hash without files. */
    private static void prepare(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set work_mem = '256MB'");
        }
    }
}
