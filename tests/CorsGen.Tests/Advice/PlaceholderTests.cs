using System;
using System.Globalization;
using CorsGen.Compiler.Origins;
using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CorsGen.Tests.Advice;

/// <summary>CORS113: a placeholder that was left in.</summary>
public class PlaceholderTests
{
    private const string Id = "CORS113";

    [Theory]
    [InlineData("https://your-domain.com", "your-domain")]
    [InlineData("https://YOUR-DOMAIN", "YOUR-DOMAIN")]
    [InlineData("https://your-production-domain.com", "your-production-domain")]
    [InlineData("https://www.yourdomain.com", "yourdomain")]
    [InlineData("https://your_website.example", "your_website")]
    [InlineData("https://your-app-name.example", "your-app-name")]
    [InlineData("https://yoursite.example", "yoursite")]
    [InlineData("http://{host}", "{host}")]
    [InlineData("https://{x}.example.com:8443", "{x}")]
    [InlineData("https://{{ host }}", "{{ host }}")]
    [InlineData("https://${HOST}/", "${HOST}")]
    [InlineData("$(WebOrigin)", "$(WebOrigin)")]
    [InlineData("https://<your-domain>", "<your-domain>")]
    [InlineData("<origin>", "<origin>")]
    [InlineData("__WORKER_ORIGIN__", "__WORKER_ORIGIN__")]
    [InlineData("https://app-__ENV__.example.com", "__ENV__")]
    [InlineData("%WEB_ORIGIN%", "%WEB_ORIGIN%")]
    [InlineData("https://*.{domain}", "{domain}")]
    public void A_placeholder_is_told_at_its_place(string origin, string placeholder) => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins(origin),
        ("warning", placeholder, $"'{placeholder}' looks like a placeholder, and nothing fills it in after the " +
        "build; write what it stands for…"));

    /// <summary>Each word that is known: in your-x, and in what other languages have in its place.</summary>
    [Theory]
    [InlineData(
        "https://your{0}.example",
        "domain domains subdomain site website webapp app application host hostname url origin server service api " +
        "backend frontend bucket project product company organization organisation org store shop user username name " +
        "account tenant team workspace instance cluster distribution gateway cdn")]
    [InlineData(
        "https://tu-{0}.example",
        "dominio domínio domaine domein domena domäne sitio sito seite webseite webside strona " +
        "aplicacion aplicación aplicativo aplicacao aplicação anwendung applicazione " +
        "servico serviço servicio servizio dienst servidor serveur projeto proyecto projet projekt progetto " +
        "empresa entreprise unternehmen firma azienda bedrijf usuario usuário utilisateur benutzer benutzername " +
        "domän doman domene domæne domaene domen " +
        "utente gebruiker loja tienda boutique laden negozio winkel nome nombre nom")]
    [InlineData(
        "https://your{0}domain.example",
        "prod production staging dev development test local public custom own real actual main " +
        "github gitlab vercel netlify ngrok aws cloudfront name id here com cool awesome amazing great new first " +
        "next demo example sample web web3 react angular vue static admin")]
    [InlineData(
        "https://{0}-domain.example",
        "your seu sua teu tua tu votre ihre ihr deine dein tuo vostro jouw twoja twoje twoj il-tuo iltuo sinun")]
    [InlineData("https://{0}-dominio.example", "su vos ton uw vase vas vash din ditt dit")]
    [InlineData(
        "https://{0}.example",
        "domain-anda domainanda nama-domain namadomain alan-adiniz alanadiniz ten-mien-cua-ban tenmiencuaban " +
        "siteniz sizin-alan-adiniz changeme change-me change-this changethis replaceme replace-me replace-this " +
        "replacethis replace-with insert-your put-your enter-your insert-domain enter-domain")]
    [InlineData("https://a{0}.example", "你的 您的 あなたの 당신의 вашдомен ваш-домен вашсайт ваш-сайт")]
    [InlineData(
        "https://{0}.example.com",
        "DOMAIN SUBDOMAIN HOST HOSTNAME BUCKET BUCKETNAME TENANT PROJECT ORIGIN ACCOUNT USERNAME COMPANY " +
        "DISTRIBUTION ENVIRONMENT TODO FIXME TBD PLACEHOLDER CHANGEME REPLACEME")]
    [InlineData(
        "https://MY-{0}.example.com", "NAME ID HERE SERVICE SITE APP API URL ENV STAGE REGION USER")]
    public void No_word_is_forgotten(string origin, string words) => Assert.All(
        words.Split(' '),
        word => Assert.True(Placeholders.AreIn(string.Format(CultureInfo.InvariantCulture, origin, word)), word));

    [Theory]
    [InlineData("https://YOUR-SERVICE.onrender.com", "YOUR-SERVICE")]
    [InlineData("https://YOUR_ANYTHING.example", "YOUR_ANYTHING")]
    [InlineData("https://YOUR-CASA.example", "YOUR-CASA")]
    [InlineData("https://MY-CASA.example.com", "MY-CASA")]
    [InlineData("https://DOMAIN-0-9.example.com", "DOMAIN-0-9")]
    [InlineData("https://MY_APP.vercel.app", "MY_APP")]
    [InlineData("https://MY-APP.vercel.app", "MY-APP")]
    [InlineData("https://REPLACE_ME.example.com", "REPLACE_ME")]
    [InlineData("https://REPLACEME.example.com", "REPLACEME")]
    [InlineData("https://CHANGEME", "CHANGEME")]
    [InlineData("CHANGEME", "CHANGEME")]
    [InlineData("yourdomain.com", "yourdomain")]
    [InlineData("https://change-me.example.com", "change-me")]
    [InlineData("https://TODO.example.com", "TODO")]
    [InlineData("https://dXXXXXXXX.cloudfront.net", "dXXXXXXXX")]
    [InlineData("https://XXXX-XXXX.ngrok-free.app", "XXXX-XXXX")]
    [InlineData("https://dxxxxxxxxxxxx.cloudfront.net", "dxxxxxxxxxxxx")]
    [InlineData("https://BUCKET-NAME.s3.amazonaws.com", "BUCKET-NAME")]
    [InlineData("https://SUBDOMAIN.example.com", "SUBDOMAIN")]
    [InlineData("https://[domain].example.com", "[domain]")]
    [InlineData("https://your.domain.com", "your.domain")]
    [InlineData("https://your-backend.onrender.com", "your-backend")]
    [InlineData("https://your-frontend.vercel.app", "your-frontend")]
    [InlineData("https://your-username.github.io", "your-username")]
    [InlineData("https://yourusername.github.io", "yourusername")]
    [InlineData("https://your-api.example", "your-api")]
    [InlineData("https://your-service.example", "your-service")]
    [InlineData("https://your-server.example", "your-server")]
    [InlineData("https://yourstore.example", "yourstore")]
    [InlineData("https://yourproductiondomain2.com", "yourproductiondomain2")]
    [InlineData("https://seu-dominio.com.br", "seu-dominio")]
    [InlineData("https://seudominio.com.br", "seudominio")]
    [InlineData("https://seu-projeto-no-railway.example", "seu-projeto-no-railway")]
    [InlineData("https://sua-empresa.example", "sua-empresa")]
    [InlineData("https://tu-sitio.example", "tu-sitio")]
    [InlineData("https://tudominio.es", "tudominio")]
    [InlineData("https://tu-app.example", "tu-app")]
    [InlineData("https://votre-domaine.fr", "votre-domaine")]
    [InlineData("https://votresite.fr", "votresite")]
    [InlineData("https://ihre-domain.de", "ihre-domain")]
    [InlineData("https://ihr-server.de", "ihr-server")]
    [InlineData("https://deine-seite.de", "deine-seite")]
    [InlineData("https://tuo-dominio.it", "tuo-dominio")]
    [InlineData("https://jouw-domein.nl", "jouw-domein")]
    [InlineData("https://domainanda.example", "domainanda")]
    [InlineData("https://iltuodominio.it", "iltuodominio")]
    [InlineData("https://vase-domena.cz", "vase-domena")]
    [InlineData("https://din-doman.se", "din-doman")]
    [InlineData("https://ditt-domene.no", "ditt-domene")]
    [InlineData("https://sinun-domain.fi", "sinun-domain")]
    [InlineData("https://vash-domen.ru", "vash-domen")]
    [InlineData("https://siteniz.com", "siteniz")]
    [InlineData("https://your-cdn.example", "your-cdn")]
    [InlineData("https://your-awesome-app.example", "your-awesome-app")]
    [InlineData("https://insert-your-domain-here.com", "insert-your-domain-here")]
    [InlineData("https://example.tld", "tld")]
    [InlineData("https://$DOMAIN", "$DOMAIN")]
    public void So_are_words_in_capitals_and_in_other_languages(string origin, string placeholder)
    {
        Diagnostic advice = Assert.Single(TestProject.WithJson(AdviceAssert.Origins(origin)).Analyze());
        Assert.Equal(Id, advice.Id);
        Assert.StartsWith(
            $"'{placeholder}' looks like a placeholder, ", advice.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://${HOST}", true)]
    [InlineData("https://{{ host }}", true)]
    [InlineData("$(WebOrigin)", true)]
    [InlineData("%WEB_ORIGIN%", true)]
    [InlineData("__ORIGIN__", true)]
    [InlineData("https://FRONTEND_URL", true)]
    [InlineData("https://CHANGE_ME", false)]
    [InlineData("https://YOUR_HOST", false)]
    [InlineData("https://MY_HOST", false)]
    [InlineData("https://REPLACE_THIS", false)]
    [InlineData("https://INSERT_NAME", false)]
    [InlineData("https://ENTER_NAME", false)]
    [InlineData("https://PUT_NAME", false)]
    [InlineData("https://TODO_NAME", false)]
    [InlineData("https://<host>", false)]
    [InlineData("https://your-domain.com", false)]
    public void For_a_variable_it_says_how_it_is_given_at_run_time(string origin, bool isVariable) => Assert.Equal(
        isVariable,
        Assert.Single(TestProject.WithJson(AdviceAssert.Origins(origin)).Analyze()).GetMessage(null)
            .EndsWith(
                "; write what it stands for, or, if each deployment has its own, read the policy from configuration " +
                "(AddCorsGen)",
                StringComparison.Ordinal));

    [Fact]
    public void Each_one_is_told() => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins("https://{bucket}.{region}.example"),
        ("warning", "{bucket}", "…"),
        ("warning", "{region}", "…"));

    [Fact]
    public void XML_has_it_too() => AdviceAssert.Xml(
        Id,
        "<CORSConfiguration><CORSRule><AllowedOrigin>https://&lt;domain&gt;</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
        ("warning", "&lt;domain&gt;", "'<domain>' looks like a placeholder, …"));

    [Theory]
    [InlineData("https://example.com")]
    [InlineData("https://yours.example")]
    [InlineData("https://clients.your-server.de")]
    [InlineData("https://yourstory.example")]
    [InlineData("https://in-your-domain.example")]
    [InlineData("https://domain.com")]
    [InlineData("https://a_b__c.example")]
    [InlineData("https://m%C3%BCnchen.de")]
    [InlineData("https://[a-z]{2,3}.example")]
    [InlineData("https://[::1]")]
    [InlineData("*")]
    [InlineData("https://yourself.net")]
    [InlineData("https://your-company-formations.example")]
    [InlineData("https://your-move-service.example")]
    [InlineData("https://tld.example")]
    [InlineData("https://tld")]
    [InlineData("https://changement.example")]
    [InlineData("https://your-prod.example")]
    [InlineData("https://yourxdomain.example")]
    [InlineData("https://yourdomain111111111111111111111111111111111111111111111111111111111111.example")]
    [InlineData("https://tu-casa.example")]
    [InlineData("https://su-casa.example")]
    [InlineData("https://your-casa.example")]
    [InlineData("https://dinner.example")]
    [InlineData("https://vasapp.example")]
    [InlineData("https://ditto.example")]
    [InlineData("https://putyour.example")]
    [InlineData("https://changelog.com")]
    [InlineData("https://replaceit.dev")]
    [InlineData("https://testing.io")]
    [InlineData("https://example.my-domain.io")]
    [InlineData("https://apiary.net")]
    [InlineData("https://your-server.de")]
    [InlineData("https://www.your-objectstorage.com")]
    [InlineData("https://todo.example.com")]
    [InlineData("https://domain.example.com")]
    [InlineData("https://bucket-name.s3.amazonaws.com")]
    [InlineData("https://my-app.vercel.app")]
    [InlineData("https://tutorial.example")]
    [InlineData("https://seoul.example")]
    [InlineData("https://suomi.example")]
    [InlineData("https://tonic.example")]
    [InlineData("https://ihrefs.example")]
    [InlineData("https://xxx.example")]
    [InlineData("https://maxxxx.example")]
    [InlineData("https://Example.com")]
    [InlineData("https://WWW.EXAMPLE.COM")]
    [InlineData("HTTPS://MY-SHOP.EXAMPLE.COM")]
    [InlineData("https://APP.example.com")]
    [InlineData("https://[a-zA-Z].example")]
    public void Names_are_not_reported(string origin) => AdviceAssert.Json(Id, AdviceAssert.Origins(origin));

    [Fact]
    public void It_is_the_only_word_on_an_entry()
    {
        foreach (string origin in new[]
        {
            "http://{host}",
            "https://{x}",
            "__ORIGIN__",
            "https://YOUR-DOMAIN/",
            "https://<x>:443",
            "https://*.{domain}.example.com",
            "https://*.{domain}",
            "https://*your-domain.com",
        })
        {
            Assert.Equal(Id, Assert.Single(TestProject.WithJson(AdviceAssert.Origins(origin)).Analyze()).Id);
        }
    }
}
