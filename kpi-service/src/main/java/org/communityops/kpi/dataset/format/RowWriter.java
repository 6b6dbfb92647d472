package org.communityops.kpi.dataset.format;

import java.io.IOException;

/**
 * Writes rows one by one; what it keeps in memory does not grow with their number. Closing it completes the table; the
 * stream may be closed with it.
 *
 * @param <R> a row
 */
public interface RowWriter<R extends Record> extends AutoCloseable {
    void write(R row) throws IOException;

    @Override
    void close() throws IOException;
}
