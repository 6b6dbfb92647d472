/**
 * Significance (显著性): whether two groups differ by more than chance, and by how much.
 *
 * <p>Arithmetic only. Every test says where its formula comes from; distributions are those of Hipparchus. Which
 * numbers are worth testing, and what follows from a difference, is decided where the test is asked for.
 */
@NullMarked
package org.communityops.kpi.significance;

import org.jspecify.annotations.NullMarked;
