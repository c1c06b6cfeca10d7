package dev.handoff.events;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * What the sources say of records and their components, for people who read schemas instead: so that a meaning is
 * written down once. Javadoc is not in class files, hence the compiler's own parser over the source folder.
 */
final class Javadocs {

    private final Map<String, String> texts = new TreeMap<>();

    private Javadocs() {}

    static Javadocs of(Path sources) throws IOException {
        var javadocs = new Javadocs();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                var found = Files.walk(sources)) {
            var java = found.filter(file -> file.toString().endsWith(".java")).toList();
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(java));
            var reader = javadocs.new Reader(DocTrees.instance(task));
            task.parse().forEach(unit -> reader.scan(unit, unit.getPackageName().toString()));
        }
        return javadocs;
    }

    /** The main description, without block tags. */
    String of(Class<?> type) {
        return text(type.getCanonicalName());
    }

    /** What {@code @param} says of a component. */
    String of(Class<?> type, String component) {
        return text(type.getCanonicalName() + "#" + component);
    }

    private String text(String key) {
        var text = texts.get(key);
        if (text == null) throw new IllegalStateException("no Javadoc for " + key + ", which a schema needs");
        return text;
    }

    private final class Reader extends TreePathScanner<Void, String> {

        private final DocTrees trees;

        Reader(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree type, String enclosing) {
            var name = enclosing + "." + type.getSimpleName();
            var comment = trees.getDocCommentTree(getCurrentPath());
            if (comment != null) keep(name, comment);
            return super.visitClass(type, name);
        }

        private void keep(String name, DocCommentTree comment) {
            texts.put(name, plain(comment.getFullBody()));
            for (var tag : comment.getBlockTags()) {
                if (tag instanceof ParamTree param) {
                    texts.put(name + "#" + param.getName(), sentence(plain(param.getDescription())));
                }
            }
        }
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1) + ".";
    }

    private static String plain(List<? extends DocTree> trees) {
        return trees.stream()
                .map(Javadocs::plain)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String plain(DocTree tree) {
        return switch (tree) {
            case LiteralTree literal -> literal.getBody().getBody();
            case LinkTree link
            when link.getLabel().isEmpty() -> link.getReference().getSignature();
            case LinkTree link -> plain(link.getLabel());
            default -> tree.getKind() == DocTree.Kind.TEXT ? tree.toString() : " ";
        };
    }
}
