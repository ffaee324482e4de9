package dev.trellis.library;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface AddedArticles extends GenericRepository<AddedArticle, Long> {
    AddedArticle save(AddedArticle article);

    AddedArticle update(AddedArticle article);

    List<AddedArticle> findByOrganizationIdOrderByTitle(long organizationId);

    List<AddedArticle> findByOrganizationIdAndIdIn(long organizationId, Collection<Long> ids);

    Optional<AddedArticle> findByIdAndOrganizationId(long id, long organizationId);

    /** Nobody else changes it until this transaction is over. */
    @Query("select * from library_article where id = :id and organization_id = :organizationId for update")
    Optional<AddedArticle> locked(long id, long organizationId);

    @Query("delete from library_article where id = :id and organization_id = :organizationId and origin = 'FORM'")
    int remove(long id, long organizationId);
}
