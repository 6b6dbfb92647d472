/**
 * The outcome of experiments (实验结果): whether a variant does more than another, or only looks so.
 *
 * <p>What each member did in a window after the first exposure is counted from the facts. Only members whose window is
 * over are counted, so nobody who came late looks idle. As long as an experiment runs nothing is compared: looking
 * again and again until a difference appears would find one where there is none.
 */
@NullMarked
package org.communityops.kpi.outcome;

import org.jspecify.annotations.NullMarked;
