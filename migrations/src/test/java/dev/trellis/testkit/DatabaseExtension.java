package dev.trellis.testkit;

import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test class its database; nested classes share that of the outermost. */
public final class DatabaseExtension implements ParameterResolver, AfterAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(DatabaseExtension.class);

    /** The class's database, made when first asked for: for extensions that build on this one. */
    public static TestDatabase of(ExtensionContext context) {
        return outermost(context)
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(TestDatabase.class, key -> TestDatabase.migrated(), TestDatabase.class);
    }

    private static ExtensionContext outermost(ExtensionContext context) {
        ExtensionContext found = context;
        for (ExtensionContext up = context;
                up.getTestClass().isPresent();
                up = up.getParent().orElseThrow()) {
            found = up;
        }
        return found;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestDatabase.class || type == DataSource.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestDatabase database = of(context);
        return parameter.getParameter().getType() == DataSource.class ? database.dataSource() : database;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (outermost(context).equals(context)) {
            TestDatabase database = context.getStore(NAMESPACE).remove(TestDatabase.class, TestDatabase.class);
            if (database != null) {
                database.close();
            }
        }
    }
}
