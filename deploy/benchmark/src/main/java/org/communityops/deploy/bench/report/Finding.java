package org.communityops.deploy.bench.report;

import java.util.Optional;

/**
 * A measured figure held against its goal.
 *
 * @param id of the goal, P1 and so on
 * @param what is compared with what
 * @param raw what the database by itself reached
 * @param service what the service reached
 * @param figure the measured figure
 * @param goal what it is to reach
 * @param perCoreSecond how many for each second that one core of service and database worked; empty where nothing is counted
 * @param note what else is worth knowing
 */
public record Finding(
        String id,
        String what,
        String raw,
        String service,
        double figure,
        Goal goal,
        Optional<Double> perCoreSecond,
        String note) {

    public boolean isMet() {
        return goal.isMetBy(figure);
    }

    String row() {
        return "| %s | %s | %s | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        id,
                        what,
                        raw,
                        service,
                        goal.write(figure),
                        goal,
                        isMet() ? "yes" : "**no**",
                        perCoreSecond.map(Figure::new).map(Figure::toString).orElse(""),
                        note);
    }
}
