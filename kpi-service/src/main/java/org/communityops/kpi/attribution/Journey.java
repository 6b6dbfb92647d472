package org.communityops.kpi.attribution;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What touched a member on the way to a conversion, or to none.
 *
 * @param member by his number
 * @param end when it ended, or was last touched
 * @param touches oldest first, at least one
 * @param converted whether it ended with a conversion
 * @param value what the conversion was worth; 0 where nothing is known
 */
public record Journey(int member, Instant end, List<Touch> touches, boolean converted, BigDecimal value) {

    /**
     * One touch.
     *
     * @param channel by its number
     * @param daysBefore days of 24 hours before the conversion
     */
    public record Touch(int channel, double daysBefore) {}

    public Journey {
        touches = List.copyOf(touches);
    }

    int channel(int index) {
        return touches.get(index).channel();
    }

    int length() {
        return touches.size();
    }
}
