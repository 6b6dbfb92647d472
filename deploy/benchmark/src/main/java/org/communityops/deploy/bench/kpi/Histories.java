package org.communityops.deploy.bench.kpi;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import org.communityops.deploy.bench.testbed.Testbed;
import org.communityops.deploy.local.platform.Service;
import org.jspecify.annotations.Nullable;

/** The histories that several scenarios ask about, written when the first of them begins. */
public final class Histories {
    private @Nullable Written written;

    /**
     * All of them.
     *
     * @param large has the members and days of {@code small} and 3.5 times its events
     * @param series the one whose daily series is asked
     */
    record Written(History small, History large, History series) {}

    Written in(Testbed testbed) throws IOException, InterruptedException, SQLException {
        if (written == null) {
            testbed.settle();
            var sizes = testbed.sizes();
            var shapes = new LinkedHashMap<String, Shape>();
            shapes.put("bench-small", Shape.halfYear(sizes.historyMembers(), sizes.smallHistory()));
            shapes.put("bench-large", Shape.halfYear(sizes.historyMembers(), sizes.largeHistory()));
            shapes.put("bench-series", Shape.halfYear(sizes.historyMembers(), sizes.seriesHistory()));
            var histories = History.write(shapes, testbed);
            written = new Written(histories.get(0), histories.get(1), histories.get(2));
            History.index(testbed.database(Service.KPI));
        }
        return written;
    }
}
