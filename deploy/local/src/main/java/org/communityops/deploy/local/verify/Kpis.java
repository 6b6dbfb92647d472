package org.communityops.deploy.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.api.ServiceApi;

/** The figures of one community from kpi-service, over all days of the truth. A series is asked for once. */
final class Kpis {
    private final ServiceApi kpi;
    private final Community community;
    private final String range;
    private final Map<String, Series> known = new HashMap<>();

    Kpis(ServiceApi kpi, Community community, Truth truth) {
        this.kpi = kpi;
        this.community = community;
        this.range = "from=" + truth.first() + "&to=" + truth.last();
    }

    Series series(String metric, String granularity) throws IOException, InterruptedException {
        return series(metric, granularity, "");
    }

    /** @param options further query parameters, each with its leading ampersand */
    Series series(String metric, String granularity, String options) throws IOException, InterruptedException {
        var query = metric + "?" + range + "&granularity=" + granularity + options;
        var series = known.get(query);
        if (series == null) {
            series = Series.of(kpi.get(community.path() + "/metrics/" + query));
            known.put(query, series);
        }
        return series;
    }

    JsonNode retention(String cohort, int periods) throws IOException, InterruptedException {
        return kpi.get(community.path() + "/retention?cohort=" + cohort + "&" + range + "&periods=" + periods);
    }

    /** The months of the truth, as an array. */
    JsonNode topics() throws IOException, InterruptedException {
        return kpi.get(community.path() + "/topic-participation?granularity=MONTH&" + range)
                .path("items");
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return kpi.get(community.path() + path);
    }

    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return kpi.post(community.path() + path, body);
    }
}
