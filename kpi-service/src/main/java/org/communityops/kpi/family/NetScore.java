package org.communityops.kpi.family;

import java.util.List;
import java.util.OptionalLong;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.metric.Figure;
import org.communityops.kpi.metric.Formula;
import org.communityops.kpi.metric.Needs;
import org.communityops.kpi.metric.Term;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.rollup.DayRollups;
import org.communityops.kpi.rollup.Measure;
import org.roaringbitmap.RoaringBitmap;

/** A hundred times those who are for it less those who are against it, divided by all who answered. */
record NetScore(LatestAnswers answers, Measure promoters, Measure detractors) implements Formula {
    private static final long HUNDRED = 100;

    @Override
    public Needs needs() {
        return answers.needs();
    }

    @Override
    public Figure figure(Period period, Community community, DayRollups rollups) {
        return Figure.netScore(
                count(promoters, period, rollups),
                count(detractors, period, rollups),
                answers.all().amount().of(period, community, rollups).orElseThrow());
    }

    @Override
    public List<Term> terms() {
        var above = new Term(
                needs(),
                (period, _, rollups) -> OptionalLong.of(
                        HUNDRED * (count(promoters, period, rollups) - count(detractors, period, rollups))),
                needs(),
                (period, _, rollups) -> RoaringBitmap.or(
                        answers.members(promoters, period, rollups), answers.members(detractors, period, rollups)));
        return List.of(above, answers.all());
    }

    private long count(Measure measure, Period period, DayRollups rollups) {
        return answers.members(measure, period, rollups).getLongCardinality();
    }
}
