package org.communityops.deploy.bench.testbed;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import org.communityops.deploy.bench.report.Report;

/** One comparison, or several that share what they need. */
public interface Scenario {

    /** The goals that it looks at: P1 and so on. */
    Set<String> goals();

    /** Prepares, measures, and reports what it finds. */
    void run(Testbed testbed, Report report) throws IOException, InterruptedException, SQLException;
}
