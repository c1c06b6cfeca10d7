package dev.handoff.export.file;

import dev.handoff.export.contactcopy.ContactRow;
import java.io.Closeable;
import java.io.IOException;

/** Writes contacts into one file, in bounded memory; the same rows always give the same bytes. */
sealed interface ContactWriter extends Closeable permits CsvContactWriter, XlsxContactWriter {

    void write(ContactRow row) throws IOException;

    /** Ends the file, which is whole only after this; returns the {@link Sha256} of it in hexadecimal digits. */
    String finish() throws IOException;

    /** Lets go of the file, whole or not. */
    @Override
    void close() throws IOException;
}
