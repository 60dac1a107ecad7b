// The element renders in the browser. angular.json copies its .wasm files, and this script names their folder, since
// neither `ng build` nor `ng serve` puts them beside the script.
import { Component, CUSTOM_ELEMENTS_SCHEMA, input } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterLink, RouterOutlet, withComponentInputBinding } from '@angular/router';
import { LedeArticle } from 'lede-article/element';

LedeArticle.base = 'assets/lede/';

@Component({
  imports: [RouterLink],
  template: `<h1>News</h1><p><a routerLink="/articles/bridge">The old bridge opens again</a></p>`,
})
class List {}

@Component({
  imports: [RouterLink],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `<lede-article [attr.src]="'articles/' + id() + '.json'"></lede-article><p><a routerLink="/">All articles</a></p>`,
})
class Article {
  readonly id = input.required<string>();
}

@Component({ selector: 'app-root', imports: [RouterOutlet], template: `<router-outlet />` })
class App {}

const routes = [
  { path: '', component: List },
  { path: 'articles/:id', component: Article },
];
bootstrapApplication(App, { providers: [provideRouter(routes, withComponentInputBinding())] });
